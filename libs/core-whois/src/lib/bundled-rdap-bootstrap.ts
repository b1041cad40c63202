import type { RdapBootstrap } from './rdap-bootstrap.js';

/** Suffixes by the service that answers for them, as in IANA's file. */
const SHARED: readonly (readonly [string, string])[] = [
  ['https://rdap.verisign.com/com/v1/', 'com'],
  ['https://rdap.verisign.com/net/v1/', 'net'],
  ['https://tld-rdap.verisign.com/cc/v1/', 'cc'],
  ['https://tld-rdap.verisign.com/name/v1/', 'name'],
  ['https://rdap.publicinterestregistry.org/rdap/', 'charity foundation gives giving ngo ong org'],
  [
    'https://rdap.identitydigital.services/rdap/',
    `academy accountants actor aero agency ai apartments archi asia associates attorney auction band
    bargains bet bike bingo bio black blue boutique broker builders business cab cafe camera camp
    capital cards care careers cash casino catering center chat cheap church city claims cleaning clinic
    clothing coach codes coffee community company computer condos construction consulting contact
    contractors cool coupons credit creditcard cruises dance dating deals degree delivery democrat
    dental dentist diamonds digital direct directory discount doctor dog domains education email energy
    engineer engineering enterprises equipment estate events exchange expert exposed express fail family
    fan farm finance financial fish fitness flights florist football forex forsale fund furniture futbol
    fyi gallery games gifts glass global gmbh gold golf graphics gratis green gripe group guide guru
    haus healthcare hockey holdings holiday hospital house immo immobilien industries info institute
    insure international investments ist istanbul jetzt jewelry kaufen kids kim kitchen land lawyer
    lease legal lgbt life lighting limited limo live llc loans ltd maison management market marketing
    markets mba media memorial mobi moda money mortgage movie network news ninja onl organic partners
    parts pet photography photos pictures pink pizza place plumbing plus poker pro productions promo
    properties pub recipes red rehab reise reisen rentals repair report restaurant reviews rich rip
    rocks run sale salon sarl school schule services shiksha shoes shopping show singles ski soccer
    social software solar solutions spa srl studio style supplies supply support surgery systems tax
    taxi team technology tennis theater tienda tips tires today tools tours town toys trading training
    travel university vacations ventures vet viajes video villas vin vision vote voyage watch wine works
    world wtf zone`,
  ],
  [
    'https://pubapi.registry.google/rdap/',
    'app boo channel dad day dev esq foo how ing meme mov new nexus page phd prof rsvp soy zip',
  ],
  ['https://rdap.radix.host/rdap/', 'online site store tech'],
  ['https://rdap.gmoregistry.net/rdap/', 'kyoto nagoya okinawa shop tokyo yokohama'],
  ['https://rdap.tucowsregistry.net/rdap/', 'click country diy food gift lifestyle link living property sexy trust'],
  ['https://rdap.nominet.uk/uk/', 'uk'],
  ['https://rdap.nominet.uk/bot/', 'bot'],
  ['https://rdap.nominet.uk/jobs/', 'jobs'],
  ['https://rdap.nominet.uk/pharmacy/', 'pharmacy'],
  ['https://rdap.nominet.uk/realestate/', 'realestate'],
  ['https://rdap.registry.bar/rdap/', 'bar rest'],
  ['https://rdap.registry.cloud/rdap/', 'cloud'],
  ['https://rdap.registry.coop/rdap/', 'coop'],
  ['https://rdap.registry.love/rdap/', 'love'],
  ['https://rdap.ryce-rsp.com/rdap/', 'cologne koeln tirol wien'],
  ['https://rdap.blog.fury.ca/rdap/', 'blog'],
  ['https://rdap.ca.fury.ca/rdap/', 'ca'],
  ['https://rdap.eco.fury.ca/rdap/', 'eco'],
  ['https://rdap.cctld.uz/', 'uz'],
  ['https://rdap.dns.pl/', 'pl'],
  ['https://rdap.fi/rdap/rdap/', 'fi'],
  ['https://rdap.hostmaster.ua/', 'ua'],
  ['https://rdap.isnic.is/rdap/', 'is'],
  ['https://rdap.kenic.or.ke/', 'ke'],
  ['https://rdap.nic.ad/', 'ad'],
  ['https://rdap.nic.ar/', 'ar'],
  ['https://rdap.nic.cr/', 'cr'],
  ['https://rdap.nic.cz/', 'cz'],
  ['https://rdap.nic.fr/', 'fr'],
  ['https://rdap.nic.ly/', 'ly'],
  ['https://rdap.nic.pm/', 'pm'],
  ['https://rdap.nic.re/', 're'],
  ['https://rdap.nic.sd/', 'sd'],
  ['https://rdap.nic.tv/', 'tv'],
  ['https://rdap.nixiregistry.in/rdap/', 'in'],
  ['https://rdap.norid.no/', 'no'],
  ['https://rdap.pandi.id/rdap/', 'id'],
  ['https://rdap.register.si/', 'si'],
  ['https://rdap.registro.br/', 'br'],
  ['https://rdap.sidn.nl/', 'nl'],
  ['https://rdap.thains.co.th/', 'th'],
  ['https://rdap.tonicregistry.to/rdap/', 'to'],
  ['https://ccrdap.twnic.tw/tw/', 'tw'],
];

/** Suffixes with a service of their own whose URL follows from their name. */
const NAMED: readonly (readonly [(suffix: string) => string, string])[] = [
  [
    (suffix) => `https://rdap.centralnic.com/${suffix}/`,
    `art audio auto autos baby beauty best boats bond box cam car cars cfd christmas college cyou diet
    fans fm fo game gent guitars hair help homes hosting icu inc lat llp lol london luxury makeup mom
    monster motorcycles pics protection quest rent ruhr saarland sbs security skin storage theatre
    tickets vg xyz yachts`,
  ],
  [
    (suffix) => `https://rdap.nic.${suffix}/`,
    `abogado accountant bank bayern beer bible bid biz boston brussels buzz bzh casa cat club compare
    cooking cricket date design download earth faith fashion film fishing fit gal garden gay gdn health
    horse hotels ink insurance krd law loan luxe madrid melbourne men menu miami moe museum nrw nyc one
    open osaka ovh paris party photo physio quebec racing radio review rodeo rugby science scot sport
    stream study surf swiss sydney tattoo tel trade tube vip vlaanderen vodka voting webcam wedding wiki
    win work yoga`,
  ],
  [(suffix) => `https://rdap.nic.${suffix}/v1/`, 'berlin hamburg versicherung'],
  [(suffix) => `https://rdap.nic.${suffix}/rdap/`, 'africa capetown durban joburg'],
];

/**
 * The rows of IANA's RDAP registry that companies' domains mostly need, for use without the full file. The date is that of
 * the registry they were checked against; `rdapBootstrapAgeDays` tells how long ago that was, and `readRdapBootstrap` reads
 * a newer one. Suffixes of a single brand are left out. `.tr`, `.de`, `.it` and other country codes run no service in
 * IANA's registry, so they have no row: they are asked over WHOIS.
 */
export const bundledRdapBootstrap: RdapBootstrap = {
  publication: '2026-01-30T00:00:01Z',
  services: new Map([
    ...SHARED.flatMap(([url, suffixes]) => suffixes.split(/\s+/).map((suffix) => [suffix, [url]] as const)),
    ...NAMED.flatMap(([toUrl, suffixes]) => suffixes.split(/\s+/).map((suffix) => [suffix, [toUrl(suffix)]] as const)),
  ]),
};
