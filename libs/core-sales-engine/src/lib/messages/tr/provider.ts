import type { ProviderMessages } from '../message-catalogue.js';

export const provider: ProviderMessages = {
  mailRoute: {
    'no-mail': 'Alan adında MX kaydı yok; görünen bir e-posta sağlayıcısı da yok.',
    'provider-unknown': 'E-posta sağlayıcısı belirlenemedi: MX kaydı ya yok ya da okunamadı.',
    'behind-gateway': ({ lead, host }) =>
      `Gelen e-posta önce bir filtre hizmetinden (${lead.gateway ?? ''}) geçiyor; posta kutularının yeri: ${host}.`,
    'local-by-mx': ({ lead }) =>
      `MX kaydı ${lead.mxRoot ?? ''} adresini gösteriyor; bu adres bilinen bir bulut e-posta hizmetine ait değil.`,
    'local-named-by-mx': ({ lead, host }) =>
      `MX kaydı ${lead.mxRoot ?? ''} adresini gösteriyor; e-posta ${host} üzerinde.`,
    'host-by-mx': ({ lead, host }) => `MX kaydı ${lead.mxRoot ?? ''} adresini gösteriyor; e-posta ${host} üzerinde.`,
    'host-only': ({ host }) => `Kayıtlara göre e-posta ${host} üzerinde.`,
  },
  providerMeaning: {
    M365: 'Konu geçiş değil, mevcut aboneliğin güvenliğini ve kapsamını geliştirmek.',
    Google:
      'Ekip bulut e-postaya alışkın; Microsoft 365 geçişini Office uygulamaları ve Teams ihtiyacı üzerinden konuşun.',
    Yandex:
      'Ekip bulut e-postaya alışkın; Microsoft 365 geçişini kurumsal destek, uyum ve ortak çalışma üzerinden konuşun.',
    Zoho: 'Ekip bulut e-postaya alışkın; Microsoft 365 geçişini Office uyumu ve ortak çalışma üzerinden konuşun.',
    Amazon:
      'Bu altyapı çoğunlukla uygulama e-postası için kullanılır; çalışanların posta kutularının nerede olduğunu sorun.',
    SendGrid:
      'Bu hizmet çoğunlukla toplu gönderim için kullanılır; çalışanların posta kutularının nerede olduğunu sorun.',
    Mailgun:
      'Bu hizmet çoğunlukla uygulama e-postası için kullanılır; çalışanların posta kutularının nerede olduğunu sorun.',
    Hosting:
      'Paylaşımlı barındırmada teslim ve güvenlik, aynı sunucudaki diğer müşterilerden etkilenebilir; Microsoft 365 ikisini de güçlendirir.',
    Local:
      'Teslim, güvenlik ve büyüme bu sunucunun bakımına bağlı; Microsoft 365 bu yükü firmanın üzerinden alan bir seçenek olarak sunulabilir.',
    Unknown: 'Ayrıntılı inceleme yapmadan öneri sunmayın.',
  },
  spfIncludesMicrosoft: 'SPF kaydı Microsoft 365 gönderim sunucularını içeriyor.',
  infrastructure: (summary) => `Ağ bilgisi: ${summary}.`,
  tenantElsewhere:
    'Firmanın bir Microsoft hesabı (tenant) var, e-postası ise başka yerde; bu hesabın bugün ne için kullanıldığını sorun.',
};
