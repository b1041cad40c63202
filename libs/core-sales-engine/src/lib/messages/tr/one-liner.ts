import type { OneLinerMessages } from '../message-catalogue.js';

export const oneLiner: OneLinerMessages = {
  oneLiner: {
    'domain-missing': 'Alan adı girilmediği için satış özeti hazırlanamadı',
    'mx-missing': 'Bu alan adı e-posta almıyor (MX kaydı yok); şu an bir geçiş fırsatı görünmüyor',
    'not-scored': 'Henüz skor hesaplanamadı; aramadan önce alan adını yeniden tarayın',
    'migration-ready-large': ({ score }) =>
      `Büyük ölçekli, geçişe hazır bir firma (hazırlık skoru ${score}); Enterprise teklifini hazırlayın`,
    'migration-ready-medium': ({ score }) =>
      `Orta ölçekli, geçişe hazır bir firma (hazırlık skoru ${score}); Business Standard teklifini hazırlayın`,
    'migration-ready-small': ({ score }) =>
      `Küçük ölçekli, geçişe hazır bir firma (hazırlık skoru ${score}); Business Basic teklifini hazırlayın`,
    'migration-ready': ({ score }) => `Geçişe hazır bir firma (hazırlık skoru ${score}); beklemeden arayın`,
    'migration-suitable': ({ score }) =>
      `Microsoft 365 geçişi için uygun bir aday (hazırlık skoru ${score}); yakından takip edin`,
    'migration-suitable-local': ({ score, host }) =>
      `E-postası ${host} üzerinde olan uygun bir geçiş adayı (hazırlık skoru ${score}); yakından takip edin`,
    'migration-early': ({ score }) =>
      `Geçiş potansiyeli var ama hazırlık skoru düşük (${score}); uzun vadeli takibe alın`,
    'migration-early-local': ({ score, host }) =>
      `E-postası ${host} üzerinde; geçiş potansiyeli var ama hazırlık skoru düşük (${score}), uzun vadeli takibe alın`,
    'migration-unscored': 'Geçiş adayı ama hazırlık skoru henüz yok; teklif öncesinde yeniden tarayın',
    'migration-tenant-elsewhere': ({ score, host }) =>
      `Zaten bir Microsoft hesabı (tenant) var ama e-postası ${host} üzerinde (hazırlık skoru ${score}); en sıcak geçiş adaylarından biri`,
    'existing-strong': ({ score }) =>
      `Microsoft 365 kullanıyor ve hazırlık skoru iyi (${score}); Defender ve güvenlik paketleriyle ek satış için uygun`,
    'existing-improvable': ({ score }) =>
      `Microsoft 365 kullanıyor, hazırlık skoru orta (${score}); güvenlik iyileştirmeleriyle takip edin`,
    'existing-weak': ({ score }) =>
      `Microsoft 365 kullanıyor, hazırlık skoru düşük (${score}); uzun vadeli bir iyileştirme planı önerin`,
    'existing-unscored': 'Microsoft 365 kullanıyor ama hazırlık skoru henüz yok; güvenlik ihtiyacını görüşmede öğrenin',
    'existing-unconfirmed':
      'Mevcut Microsoft müşterisi olarak kayıtlı ama e-posta sağlayıcısı bunu doğrulamıyor; aramadan önce yeniden tarayın',
    'cold-medium': ({ score }) => `Şimdilik soğuk bir aday, hazırlık skoru orta (${score}); uzun vadeli takibe alın`,
    'cold-low': ({ score }) => `Soğuk bir aday, hazırlık skoru düşük (${score}); öncelik vermeyin`,
    'cold-unscored': 'Soğuk bir aday, hazırlık skoru henüz yok; öncelik vermeden önce yeniden tarayın',
    'cold-tenant-elsewhere': ({ score }) =>
      `Soğuk görünüyor (hazırlık skoru ${score}) ama bir Microsoft hesabı (tenant) var; e-postanın neden başka yerde olduğunu sorun`,
    skip: 'Takip listesi dışında; şu an zaman ayırmayın',
    'skip-tenant-elsewhere':
      'Takip listesi dışında ama bir Microsoft hesabı (tenant) var; bir sonraki taramada yeniden bakın',
  },
  oneLinerNote: {
    country: ({ lead }) => `sunucu ülkesi: ${lead.ipContext?.country ?? ''}`,
    proxy: 'dikkat: adres bir vekil sunucunun (proxy) arkasında',
    incomplete: 'bazı kayıtlar okunamadı, skor kesin değil',
  },
};
