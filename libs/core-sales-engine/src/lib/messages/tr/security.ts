import type { SecurityMessages } from '../message-catalogue.js';

const EASY_TO_FORGE = 'bu alan adından geliyormuş gibi görünen sahte e-postalar alıcılara ulaşabilir';

export const security: SecurityMessages = {
  securitySummary: {
    'dmarc-absent': `Risk yüksek: geçerli bir DMARC kaydı yok; ${EASY_TO_FORGE}.`,
    'dmarc-absent-no-spf': `Risk yüksek: SPF kaydı da geçerli bir DMARC kaydı da yok; ${EASY_TO_FORGE}.`,
    'dmarc-absent-no-dkim': `Risk yüksek: geçerli bir DMARC kaydı yok ve yaygın seçicilerde DKIM anahtarı bulunamadı; ${EASY_TO_FORGE}.`,
    'dmarc-absent-no-spf-no-dkim': `Risk çok yüksek: SPF ve geçerli bir DMARC kaydı yok, yaygın seçicilerde DKIM anahtarı da bulunamadı; ${EASY_TO_FORGE}.`,
    'dmarc-none': `Risk yüksek: DMARC yalnızca izleme modunda (p=none); ${EASY_TO_FORGE}.`,
    'dmarc-none-no-spf': `Risk yüksek: SPF kaydı yok ve DMARC yalnızca izleme modunda (p=none); ${EASY_TO_FORGE}.`,
    'dmarc-none-no-dkim': `Risk yüksek: yaygın seçicilerde DKIM anahtarı bulunamadı ve DMARC yalnızca izleme modunda (p=none); ${EASY_TO_FORGE}.`,
    'dmarc-none-no-spf-no-dkim': `Risk çok yüksek: SPF kaydı yok, yaygın seçicilerde DKIM anahtarı bulunamadı ve DMARC yalnızca izleme modunda (p=none); ${EASY_TO_FORGE}.`,
    'dmarc-partial': ({ lead }) =>
      `Risk orta: DMARC politikası tüm iletileri kapsamıyor (kapsam %${lead.dmarcCoverage ?? ''}).`,
    'dmarc-partial-no-spf': ({ lead }) =>
      `Risk yüksek: SPF kaydı yok ve DMARC politikası tüm iletileri kapsamıyor (kapsam %${lead.dmarcCoverage ?? ''}).`,
    'dmarc-partial-no-dkim': ({ lead }) =>
      `Risk yüksek: yaygın seçicilerde DKIM anahtarı bulunamadı ve DMARC politikası tüm iletileri kapsamıyor (kapsam %${lead.dmarcCoverage ?? ''}).`,
    'dmarc-partial-no-spf-no-dkim': ({ lead }) =>
      `Risk yüksek: SPF kaydı yok, yaygın seçicilerde DKIM anahtarı bulunamadı ve DMARC politikası tüm iletileri kapsamıyor (kapsam %${lead.dmarcCoverage ?? ''}).`,
    'no-spf': 'Risk orta: SPF kaydı yok; alıcılar hangi sunucuların gönderim yetkisi olduğunu bilemiyor.',
    'no-dkim':
      'Risk orta: yaygın seçicilerde DKIM anahtarı bulunamadı; iletilerin imzalı olup olmadığını ayrıca doğrulayın.',
    'no-spf-no-dkim':
      'Risk yüksek: SPF kaydı yok ve yaygın seçicilerde DKIM anahtarı bulunamadı; gönderen doğrulaması eksik.',
    'no-gap': 'Risk düşük: SPF, DKIM ve DMARC kayıtları yerinde.',
    'no-gap-seen': 'Risk düşük görünüyor: okunabilen kayıtlarda açık yok, ancak resim eksik.',
  },
  unreadRecords: (records) => `Okunamayan kayıtlar: ${records}.`,
  securityDetail: {
    'spf-present': 'SPF: kayıt var.',
    'spf-absent': 'SPF: kayıt yok.',
    'spf-unread': 'SPF: okunamadı.',
    'dkim-present': 'DKIM: etkin bir anahtar bulundu.',
    'dkim-not-found': 'DKIM: yaygın seçicilerde anahtar bulunamadı.',
    'dkim-unread': 'DKIM: okunamadı.',
    'dmarc-absent': 'DMARC: geçerli bir kayıt yok.',
    'dmarc-policy-none': 'DMARC: politika none; sahte iletiler izleniyor ama engellenmiyor.',
    'dmarc-partial': ({ lead }) =>
      `DMARC: politika ${lead.dmarcPolicy ?? ''}, kapsam %${lead.dmarcCoverage ?? ''} (tam değil).`,
    'dmarc-quarantine': ({ lead }) =>
      lead.dmarcCoverage === null ? 'DMARC: politika quarantine.' : 'DMARC: politika quarantine, kapsam %100.',
    'dmarc-reject': ({ lead }) =>
      lead.dmarcCoverage === null ? 'DMARC: politika reject.' : 'DMARC: politika reject, kapsam %100.',
    'dmarc-unread': 'DMARC: okunamadı.',
  },
  securityAngle: {
    high: 'Görüşmeyi güvenlik açığıyla açın: oltalama, sahte fatura ve yönetici adına gönderilen sahte e-postalar herkesin anlayacağı örneklerdir.',
    medium:
      'Konuyu bir iyileştirme fırsatı olarak açın: kalan eksik giderildiğinde hem sahteciliğe karşı koruma hem de teslim güvenilirliği artar.',
    low: 'Temel korumanın yerinde olduğunu belirtin; gelişmiş tehditlere karşı Defender for Office 365 ile ek bir katman önerin.',
    'out-of-scope': 'Bu alan adı şu an takip dışı; güvenlik notunu ileride açılabilecek bir görüşme için saklayın.',
    'low-incomplete': 'Güvenliği bu aşamada satış gerekçesi yapmayın; önce okunamayan kayıtları tamamlayın.',
  },
  securityAction: {
    'high-move':
      'Microsoft 365 ve Defender önerin; geçişle birlikte SPF, DKIM ve DMARC eksiksiz kurulsun. Bu konuyu öne alın.',
    'high-stay':
      'Mevcut Microsoft 365 aboneliğinde SPF, DKIM ve DMARC eksiklerini kapatmayı ve Defender for Office 365 eklemeyi önerin. Bu konuyu öne alın.',
    'medium-move': 'Microsoft 365 geçişini, kalan e-posta doğrulama eksiğini de gideren bir adım olarak önerin.',
    'medium-stay': 'Mevcut Microsoft 365 aboneliğinde kalan e-posta doğrulama eksiğini gidermeyi önerin.',
    'low-move': 'Kayıtları bu haliyle koruyarak Microsoft 365 geçişini ve Defender for Office 365 eklentisini önerin.',
    'low-stay': 'Mevcut ayarları koruyun; Defender for Office 365 eklentisini önerin.',
    'out-of-scope': 'Şu an öneri sunmayın; bir sonraki taramada yeniden değerlendirin.',
    'low-incomplete': 'Öneri sunmadan önce alan adını yeniden tarayın.',
  },
  securityGap: {
    'spf-absent': 'SPF kaydınız yok',
    'dkim-not-found': 'DKIM imza anahtarınızı bulamadık',
    'dmarc-absent': 'geçerli bir DMARC kaydınız yok',
    'dmarc-policy-none': 'DMARC politikanız yalnızca izleme modunda',
    'dmarc-partial': (lead) => `DMARC politikanız tüm iletileri kapsamıyor (kapsam %${lead.dmarcCoverage ?? ''})`,
  },
};
