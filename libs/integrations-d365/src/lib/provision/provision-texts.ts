import { toFindingText, type FindingText, type Locale } from '../doctor/doctor-texts';
import type { D365FailureCode } from '../failure-codes';
import type { ConflictCode, ProvisionStep } from './plan-provision';

/** Why a step failed: a request that was refused, or a wait that came to no good end. */
export type StepFailureCode =
  | D365FailureCode
  | 'columns-not-spread'
  | 'columns-differ'
  | 'key-failed'
  | 'key-building'
  | 'form-without-place';

export interface StepFailure {
  readonly code: StepFailureCode;
  readonly text: Readonly<Record<Locale, FindingText>>;
}

type Texts = Readonly<Record<Locale, FindingText>>;

/** What each step does, with `{target}` for what it does it to. */
export const STEP_TEXTS: Readonly<Record<ProvisionStep['kind'], Readonly<Record<Locale, string>>>> = {
  'create-publisher': { en: 'Create the publisher {target}', tr: '{target} yayımcısını oluştur' },
  'create-solution': { en: 'Create the solution {target}', tr: '{target} çözümünü oluştur' },
  'create-column': { en: 'Create the column {target}', tr: '{target} sütununu oluştur' },
  'await-columns': { en: 'Wait until {target} columns can be used', tr: '{target} sütunun kullanılabilmesini bekle' },
  'create-key': { en: 'Create the alternate key over {target}', tr: '{target} üzerinde alternatif anahtar oluştur' },
  'rebuild-key': { en: 'Build the key over {target} again', tr: '{target} üzerindeki anahtarı yeniden oluştur' },
  'await-key': {
    en: 'Wait until the key over {target} is active',
    tr: '{target} üzerindeki anahtarın etkin olmasını bekle',
  },
  'create-role': { en: 'Create the role {target}', tr: '{target} rolünü oluştur' },
  'grant-privileges': {
    en: 'Give the role “Hunter Integration” {target}',
    tr: '“Hunter Integration” rolüne şu yetkileri ver: {target}',
  },
  'create-view': { en: 'Create the view “{target}”', tr: '“{target}” görünümünü oluştur' },
  'label-view': {
    en: 'Name the view “{target}” in every language',
    tr: '“{target}” görünümünü her dilde adlandır',
  },
  'add-form-section': {
    en: 'Add Hunter’s section to the form “{target}”',
    tr: '“{target}” formuna Hunter bölümünü ekle',
  },
  publish: { en: 'Publish the table {target}', tr: '{target} tablosunu yayımla' },
};

/** What stands in the way and what a person can do about it. */
export const CONFLICT_TEXTS: Readonly<Record<ConflictCode, Texts>> = {
  'publisher-name-taken': {
    en: {
      why: 'A publisher of this name exists and has another prefix.',
      fix: 'Set HUNTER_D365_PUBLISHER_PREFIX to its prefix, or choose a prefix of your own.',
    },
    tr: {
      why: 'Bu adda, ön eki farklı bir yayımcı var.',
      fix: 'HUNTER_D365_PUBLISHER_PREFIX değişkenine onun ön ekini ya da kendi ön ekinizi yazın.',
    },
  },
  'solution-of-another': {
    en: {
      why: 'A solution of this name belongs to another publisher.',
      fix: 'Rename or remove that solution, or set HUNTER_D365_PUBLISHER_PREFIX to the prefix of its publisher.',
    },
    tr: {
      why: 'Bu addaki çözüm başka bir yayımcıya ait.',
      fix: 'O çözümü yeniden adlandırın ya da kaldırın veya HUNTER_D365_PUBLISHER_PREFIX değişkenine yayımcısının ön ekini yazın.',
    },
  },
  'column-differs': {
    en: {
      why: 'The column exists and cannot take every value.',
      fix: 'Widen it or add the options in Power Apps; provisioning changes nothing that somebody else made.',
    },
    tr: {
      why: 'Sütun var, ancak her değeri alamıyor.',
      fix: 'Power Apps’te genişletin ya da seçenekleri ekleyin; kurulum, başkasının oluşturduğunu değiştirmez.',
    },
  },
};

const NOT_SPREAD: Texts = {
  en: { why: 'The new columns have not spread yet.', fix: 'Wait a few minutes and run the command again.' },
  tr: { why: 'Yeni sütunlar henüz yayılmadı.', fix: 'Birkaç dakika bekleyip komutu yeniden çalıştırın.' },
};

const NO_PLACE: Texts = {
  en: {
    why: 'The form has no tab that a section could go into.',
    fix: 'Put Hunter’s columns on the form by hand in Power Apps, in a section named “hunter_intelligence” after your prefix.',
  },
  tr: {
    why: 'Formda bölüm eklenebilecek bir sekme yok.',
    fix: 'Power Apps’te Hunter sütunlarını, adı ön ekinizle “hunter_intelligence” olan bir bölümle forma elle ekleyin.',
  },
};

/** The same refusals mean other rights here than in a push. */
const NO_RIGHTS: Texts = {
  en: {
    why: 'This sign-in may not customise the organisation.',
    fix: 'Sign in as a user with the role System Customizer or System Administrator: HUNTER_D365_ADMIN_CLIENT_ID.',
  },
  tr: {
    why: 'Bu oturumun kuruluşu özelleştirme yetkisi yok.',
    fix: 'System Customizer ya da System Administrator rolü olan bir kullanıcıyla oturum açın: HUNTER_D365_ADMIN_CLIENT_ID.',
  },
};

/** Puts the failure of a step into words. */
export function toStepFailure(code: StepFailureCode): StepFailure {
  if (code === 'columns-not-spread') return { code, text: NOT_SPREAD };
  if (code === 'form-without-place') return { code, text: NO_PLACE };
  if (code === 'privilege-missing' || code === 'forbidden') return { code, text: NO_RIGHTS };
  return { code, text: { tr: toFindingText(code, 'tr'), en: toFindingText(code, 'en') } };
}
