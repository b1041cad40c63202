// Made-up companies as a Turkish chamber of commerce would list them.

const NAME_STARTS = [
  'Akçınar',
  'Alptuğra',
  'Bozkırgülü',
  'Çamlıtepe',
  'Çelikşah',
  'Dağyeli',
  'Demirtuna',
  'Ergüneş',
  'Esinkaya',
  'Fırtınalı',
  'Gökçınar',
  'Gümüşova',
  'Hisarönü',
  'Ihlamurlu',
  'İncidağ',
  'Karayağız',
  'Kuzeyışığı',
  'Lalebahçe',
  'Mavişehir',
  'Narçiçeği',
  'Oğuzbey',
  'Özgürova',
  'Pınarcık',
  'Selvitepe',
  'Şahinkaya',
  'Taşköprülü',
  'Turnagöl',
  'Uluçınar',
  'Ünyeli',
  'Yelkencioğlu',
  'Yıldıztepe',
  'Zeytindağı',
  'Altınbaşak',
  'Beşikdağ',
  'Ceylanpınarı',
  'Doğuşan',
];

/** Sector as listed, the word it puts into a company's name, and where it sits. */
const SECTORS = [
  { sector: 'Tekstil', word: 'Tekstil', cities: ['Denizli', 'Bursa', 'Uşak', 'Gaziantep'] },
  { sector: 'Gıda', word: 'Gıda', cities: ['Konya', 'Afyonkarahisar', 'Balıkesir', 'Şanlıurfa'] },
  { sector: 'Makine İmalatı', word: 'Makina', cities: ['Bursa', 'Konya', 'İzmir', 'Ankara'] },
  { sector: 'Lojistik', word: 'Lojistik', cities: ['İstanbul', 'Mersin', 'Kocaeli', 'Iğdır'] },
  { sector: 'İnşaat', word: 'İnşaat', cities: ['Ankara', 'İstanbul', 'Trabzon', 'Diyarbakır'] },
  { sector: 'Otomotiv Yan Sanayi', word: 'Otomotiv', cities: ['Bursa', 'Kocaeli', 'Sakarya', 'Manisa'] },
  { sector: 'Mobilya', word: 'Mobilya', cities: ['Kayseri', 'Bursa', 'Ankara'] },
  { sector: 'Kimya', word: 'Kimya', cities: ['Kocaeli', 'İzmir', 'Adana'] },
  { sector: 'Plastik ve Ambalaj', word: 'Ambalaj', cities: ['İstanbul', 'Gaziantep', 'Çorum'] },
  { sector: 'Turizm', word: 'Turizm', cities: ['Antalya', 'Muğla', 'Nevşehir', 'Aydın'] },
  { sector: 'Sağlık', word: 'Medikal', cities: ['İstanbul', 'Ankara', 'Eskişehir'] },
  { sector: 'Eğitim', word: 'Eğitim', cities: ['İstanbul', 'İzmir', 'Van'] },
  { sector: 'Enerji', word: 'Enerji', cities: ['Ankara', 'İzmir', 'Hatay'] },
  { sector: 'Bilişim', word: 'Yazılım', cities: ['Ankara', 'İstanbul', 'Eskişehir'] },
  { sector: 'Tarım ve Hayvancılık', word: 'Tarım', cities: ['Şanlıurfa', 'Tekirdağ', 'Muş'] },
  { sector: 'Denizcilik', word: 'Denizcilik', cities: ['Yalova', 'İstanbul', 'Rize'] },
  { sector: 'Metal ve Döküm', word: 'Döküm', cities: ['Karabük', 'Elazığ', 'Zonguldak'] },
  { sector: 'Sigortacılık', word: 'Sigorta', cities: ['İstanbul', 'Kırşehir'] },
];

const LEGAL_FORMS = ['San. ve Tic. A.Ş.', 'Ltd. Şti.', 'A.Ş.', 'Paz. ve Dış Tic. Ltd. Şti.', 'San. Tic. Ltd. Şti.'];

const STREETS = [
  'Atatürk Organize Sanayi Bölgesi 10007 Sok. No: 4',
  'Cumhuriyet Mah. Şehit Öğretmen Cad. No: 112/B',
  'İkitelli OSB Mah. Dökümcüler San. Sit. 3. Blok',
  'Yeşilova Mah. Gülbahçe Sok. No: 7, Kat: 2',
  'Fevzi Çakmak Bulvarı No: 58',
  'Liman Yolu Üzeri, Antrepo 6',
  'Teknokent B Blok No: 21',
];

/** Companies whose name or address matters: the first, internationalised domains, foreigners, a name with quotes and a comma. */
export const NAMED_COMPANIES = [
  { domain: 'first.example', company: 'First Örnek Teknoloji A.Ş.', sector: 'Bilişim', city: 'İstanbul' },
  {
    domain: 'çiçekçilik.example',
    company: 'Lalezar Çiçekçilik Ltd. Şti.',
    sector: 'Tarım ve Hayvancılık',
    city: 'Yalova',
  },
  { domain: 'güneşgıda.example', company: 'Güneşgıda San. ve Tic. A.Ş.', sector: 'Gıda', city: 'Konya' },
  { domain: 'ışıkmobilya.test', company: 'Işıkmobilya San. Tic. Ltd. Şti.', sector: 'Mobilya', city: 'Kayseri' },
  { domain: 'yağmurlojistik.example', company: 'Yağmur Lojistik A.Ş.', sector: 'Lojistik', city: 'Iğdır' },
  { domain: 'nordhafen-spedition.example', company: 'Nordhafen Spedition GmbH', sector: 'Lojistik', city: 'Kocaeli' },
  { domain: 'blaufels.test', company: 'Blaufels Maschinenbau GmbH', sector: 'Makine İmalatı', city: 'Manisa' },
  { domain: 'lumiere-textiles.example', company: 'Lumière Textiles SARL', sector: 'Tekstil', city: 'İzmir' },
  { domain: 'kestrelfreight.example', company: 'Kestrel Freight Ltd', sector: 'Lojistik', city: 'İstanbul' },
  { domain: 'osterveld-foods.example', company: 'Österveld Foods B.V.', sector: 'Gıda', city: 'Balıkesir' },
  { domain: 'rivabianca.test', company: "Riva Bianca d'Oro S.p.A.", sector: 'Mobilya', city: 'Bursa' },
  {
    domain: 'akcinar-demirtuna.example',
    company: 'Akçınar, Demirtuna ve Ortakları "Ege" Hukuk Bürosu',
    sector: 'Hukuk',
    city: 'İzmir',
  },
];

const FOLDED = { ç: 'c', ğ: 'g', ı: 'i', ö: 'o', ş: 's', ü: 'u' };

export function toAsciiSlug(text) {
  return text
    .toLocaleLowerCase('tr')
    .replace(/[çğıöşü]/g, (letter) => FOLDED[letter])
    .replace(/[^a-z0-9]+/g, '');
}

function toDomain(random, start, word) {
  const separator = random.below(5) === 0 ? '-' : '';
  const zone = random.below(4) === 0 ? 'test' : 'example';
  return `${toAsciiSlug(start)}${separator}${toAsciiSlug(word)}.${zone}`;
}

/** Every listed company: the named ones, then as many made-up ones as are missing, no name twice. */
export function listCompanies(random, count) {
  const pairs = random.shuffle(NAME_STARTS.flatMap((start) => SECTORS.map((sector) => ({ start, sector }))));
  const generated = pairs.slice(0, count - NAMED_COMPANIES.length).map(({ start, sector }) => ({
    company: `${start} ${sector.word} ${random.pick(LEGAL_FORMS)}`,
    domain: toDomain(random, start, sector.word),
    sector: sector.sector,
    city: random.pick(sector.cities),
  }));
  return [...NAMED_COMPANIES, ...generated].map((company) => ({ ...company, street: random.pick(STREETS) }));
}
