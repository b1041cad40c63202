import { FAILURE_TEXTS } from '../failure-texts';
import type { CheckId, CheckResult, FindingCode } from './checklist';

/** One language's words for a finding: why it stands as it does, and what to do about it. */
export interface FindingText {
  readonly why: string;
  /** Null when there is nothing to do. */
  readonly fix: string | null;
}

export type Locale = 'tr' | 'en';
type Texts = Readonly<Record<Locale, FindingText>>;

function texts(en: readonly [string, string | null], tr: readonly [string, string | null]): Texts {
  return { en: { why: en[0], fix: en[1] }, tr: { why: tr[0], fix: tr[1] } };
}

/** What each check is called. */
export const CHECK_TITLES: Readonly<Record<CheckId, Readonly<Record<Locale, string>>>> = {
  token: { en: 'Token obtained', tr: 'Erişim belirteci alındı' },
  membership: { en: 'Application user is a member', tr: 'Uygulama kullanıcısı kuruluşun üyesi' },
  sales: { en: 'Dynamics 365 Sales installed', tr: 'Dynamics 365 Sales kurulu' },
  privileges: { en: 'Privileges on leads', tr: 'Müşteri adayı yetkileri' },
  columns: { en: 'Hunter’s columns', tr: 'Hunter sütunları' },
  key: { en: 'Alternate key active', tr: 'Alternatif anahtar etkin' },
  'bulk-messages': { en: 'Bulk messages', tr: 'Toplu iletiler' },
  mapping: { en: 'Mapping valid', tr: 'Eşleme geçerli' },
  clock: { en: 'Clocks agree', tr: 'Saatler uyumlu' },
  'round-trip': { en: 'Test lead made and deleted', tr: 'Deneme adayı oluşturulup silindi' },
};

const PROVISION = 'hunter d365 provision';

/** The words of the doctor's own findings; those of a failed request are in the catalogue of failures. */
export const FINDING_TEXTS: Readonly<Record<FindingCode, Texts>> = {
  passed: texts(['As it should be.', null], ['Olması gerektiği gibi.', null]),
  'not-asked': texts(
    ['An earlier check has to pass before this one can be made.', 'Repair the check that is named first.'],
    ['Bu denetim için önce adı geçen denetimin geçmesi gerekir.', 'Önce adı geçen denetimi onarın.'],
  ),
  'not-wanted': texts(['Nobody asked for it: it writes to Dynamics.', null], ['İstenmedi: Dynamics’e yazar.', null]),
  'privileges-missing': texts(
    [
      'The application user’s roles lack rights that Hunter needs.',
      'Give the listed privileges to the role “Hunter Integration”, organisation-wide.',
    ],
    [
      'Uygulama kullanıcısının rollerinde Hunter için gereken yetkiler eksik.',
      '“Hunter Integration” rolüne listelenen yetkileri kuruluş düzeyinde verin.',
    ],
  ),
  'privileges-unreadable': texts(
    [
      'The organisation did not say which privileges its tables have.',
      'Check the role by hand, or run with --round-trip.',
    ],
    ['Kuruluş, tablolarının yetkilerini bildirmedi.', 'Rolü elle denetleyin ya da --round-trip ile çalıştırın.'],
  ),
  'columns-missing': texts(
    ['The lead table lacks columns that Hunter writes to.', `Run “${PROVISION}” as an administrator.`],
    ['Müşteri adayı tablosunda Hunter’ın yazdığı sütunlar eksik.', `Yönetici olarak “${PROVISION}” çalıştırın.`],
  ),
  'columns-differ': texts(
    [
      'Some of Hunter’s columns cannot take every value: type, length, range or options differ.',
      'Widen the column or add the options in Power Apps; a column of another type has to go elsewhere through the mapping file.',
    ],
    [
      'Bazı Hunter sütunları her değeri alamıyor: tür, uzunluk, aralık ya da seçenekler farklı.',
      'Power Apps’te sütunu genişletin ya da seçenekleri ekleyin; türü farklı sütunu eşleme dosyasıyla başka yere yönlendirin.',
    ],
  ),
  'key-missing': texts(
    [
      'No alternate key stands on the domain column, so nothing keeps leads from doubling.',
      `Run “${PROVISION}” as an administrator.`,
    ],
    [
      'Alan adı sütununda alternatif anahtar yok; kayıtların çoğalmasını önleyen bir şey yok.',
      `Yönetici olarak “${PROVISION}” çalıştırın.`,
    ],
  ),
  'key-building': texts(
    ['Dynamics is still building the index of the key.', 'Wait a few minutes and look again.'],
    ['Dynamics anahtarın dizinini hâlâ oluşturuyor.', 'Birkaç dakika bekleyip yeniden bakın.'],
  ),
  'key-failed': texts(
    [
      'The index of the key could not be built: several leads hold the same domain.',
      `Merge or empty the doubles in the domain column, then run “${PROVISION}”, which builds it again.`,
    ],
    [
      'Anahtarın dizini oluşturulamadı: aynı alan adını taşıyan birden çok aday var.',
      `Alan adı sütunundaki yinelenenleri birleştirin ya da boşaltın, sonra yeniden kuran “${PROVISION}” komutunu çalıştırın.`,
    ],
  ),
  'bulk-messages-missing': texts(
    [
      'The organisation takes no bulk messages for leads; batches go lead by lead and take longer.',
      'Update Dynamics 365 Sales.',
    ],
    [
      'Kuruluş, adaylar için toplu ileti kabul etmiyor; toplu gönderimler tek tek gider ve uzun sürer.',
      'Dynamics 365 Sales’i güncelleyin.',
    ],
  ),
  'mapping-invalid': texts(
    [
      'Some fields do not fit the columns they are mapped to; they would be left out of every push.',
      'Provision the missing columns, add the missing options, or change the fields in HUNTER_D365_MAPPING_FILE.',
    ],
    [
      'Bazı alanlar eşlendikleri sütunlara uymuyor; her gönderimde dışarıda kalırlar.',
      'Eksik sütunları oluşturun, eksik seçenekleri ekleyin ya da HUNTER_D365_MAPPING_FILE dosyasındaki alanları değiştirin.',
    ],
  ),
  'clock-skewed': texts(
    [
      'This machine’s clock and that of Dynamics are too far apart.',
      'Turn on time synchronisation (NTP) on this machine.',
    ],
    [
      'Bu makinenin saati ile Dynamics’in saati arasındaki fark çok büyük.',
      'Bu makinede saat eşitlemesini (NTP) açın.',
    ],
  ),
  'clock-unreadable': texts(
    ['Dynamics’ answer carried no time.', 'See whether a proxy takes the Date header away.'],
    ['Dynamics’in yanıtında saat yok.', 'Bir vekil sunucunun Date başlığını kaldırıp kaldırmadığına bakın.'],
  ),
  'round-trip-needs-delete': texts(
    [
      'The application user may not delete leads, so no test lead was made.',
      'A push needs no such right: give it for the test only, or leave --round-trip out.',
    ],
    [
      'Uygulama kullanıcısı aday silemediği için deneme adayı oluşturulmadı.',
      'Gönderim bu yetkiyi istemez: yalnız deneme için verin ya da --round-trip kullanmayın.',
    ],
  ),
  'round-trip-differs': texts(
    [
      'The test lead came back different: something in Dynamics changes what is written.',
      'Look for plug-ins or flows that run when a lead is created.',
    ],
    [
      'Deneme adayı farklı geri geldi: Dynamics’te bir şey yazılanı değiştiriyor.',
      'Aday oluşturulunca çalışan eklentilere ya da akışlara bakın.',
    ],
  ),
  'round-trip-row-left': texts(
    ['The test lead could not be deleted again.', 'Delete it by hand; its topic begins with “Hunter doctor”.'],
    ['Deneme adayı silinemedi.', 'Elle silin; konusu “Hunter doctor” ile başlar.'],
  ),
};

/** A judged check in words. */
export interface ChecklistItem extends CheckResult {
  readonly text: Readonly<Record<Locale, FindingText & { readonly title: string }>>;
}

/** Puts a judgement into words, in both languages. */
export function toChecklistItem(result: CheckResult): ChecklistItem {
  return { ...result, text: { tr: toText(result, 'tr'), en: toText(result, 'en') } };
}

function toText({ check, code }: CheckResult, locale: Locale): FindingText & { readonly title: string } {
  return { title: CHECK_TITLES[check][locale], ...toFindingText(code, locale) };
}

/** What to do about a failed request for those who set Hunter up, where that names a variable. */
const ADMIN_FIXES: Readonly<Partial<Record<CheckResult['code'], Readonly<Record<Locale, string>>>>> = {
  unreachable: {
    en: 'Check the network and the address in HUNTER_D365_BASE_URL.',
    tr: 'Ağı ve HUNTER_D365_BASE_URL adresini kontrol edin.',
  },
  'tls-untrusted': {
    en: 'Set HUNTER_D365_CA_FILE to the authority that signed it, or renew the certificate.',
    tr: 'Sertifikayı imzalayan kurumu HUNTER_D365_CA_FILE ile tanıtın ya da sertifikayı yenileyin.',
  },
  'sign-in-secret-invalid': {
    en: 'Put the value (not the id) of a valid secret into HUNTER_D365_CLIENT_SECRET.',
    tr: 'Geçerli parolanın kimliğini değil değerini HUNTER_D365_CLIENT_SECRET değişkenine yazın.',
  },
  'sign-in-app-unknown': {
    en: 'Check HUNTER_D365_CLIENT_ID and the tenant.',
    tr: 'HUNTER_D365_CLIENT_ID değerini ve kiracıyı kontrol edin.',
  },
  'sign-in-tenant-unknown': {
    en: 'Check HUNTER_D365_TENANT_ID and the cloud.',
    tr: 'HUNTER_D365_TENANT_ID değerini ve bulut türünü kontrol edin.',
  },
  'sign-in-scope-invalid': {
    en: 'Check HUNTER_D365_BASE_URL.',
    tr: 'HUNTER_D365_BASE_URL değerini kontrol edin.',
  },
  'sign-in-org-unknown': {
    en: 'Check HUNTER_D365_BASE_URL against the tenant.',
    tr: 'HUNTER_D365_BASE_URL adresinin kiracıyla eşleştiğini kontrol edin.',
  },
  'lookup-invalid': {
    en: 'Check HUNTER_D365_OWNER_TEAM and the user.',
    tr: 'HUNTER_D365_OWNER_TEAM değerini ve kullanıcıyı kontrol edin.',
  },
};

/** The words of a finding or of a failed request. */
export function toFindingText(code: CheckResult['code'], locale: Locale): FindingText {
  if (isFindingCode(code)) return FINDING_TEXTS[code][locale];
  const { message, remedy } = FAILURE_TEXTS[code][locale];
  return { why: message, fix: ADMIN_FIXES[code]?.[locale] ?? remedy };
}

function isFindingCode(code: CheckResult['code']): code is FindingCode {
  return code in FINDING_TEXTS;
}
