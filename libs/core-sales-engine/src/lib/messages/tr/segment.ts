import type { SegmentMessages } from '../message-catalogue.js';

export const segment: SegmentMessages = {
  segment: {
    'segment-unknown':
      'Bu firmanın henüz bir segmenti yok, çünkü skor hesaplanamadı. Alan adını yeniden taradıktan sonra değerlendirin.',
    'mx-missing':
      'Takip dışı (Skip): alan adında e-posta alan bir sunucu yok, bu yüzden skor 0. Firmanın e-posta için başka bir alan adı kullanıp kullanmadığına bakın.',
    'existing-strong': ({ score }) =>
      `Mevcut Microsoft 365 kullanıcısı (Existing). Hazırlık skoru ${score}, iyi düzeyde; Defender ve güvenlik paketleriyle ek satış için güçlü bir aday.`,
    'existing-improvable': ({ score }) =>
      `Mevcut Microsoft 365 kullanıcısı (Existing). Hazırlık skoru ${score}, orta; e-posta güvenliğinde iyileştirme önerileriyle takip edin.`,
    'existing-weak': ({ score }) =>
      `Mevcut Microsoft 365 kullanıcısı (Existing). Hazırlık skoru ${score}, düşük; ek satıştan önce uzun vadeli bir iyileştirme planı uygun olur.`,
    'existing-unscored':
      'Mevcut Microsoft 365 kullanıcısı (Existing). Hazırlık skoru henüz yok; güvenlik ve ek satış ihtiyacını görüşmede öğrenin.',
    'existing-other-provider': ({ host }) =>
      `Mevcut müşteri (Existing) olarak kayıtlı, ancak okunan e-posta sağlayıcısı Microsoft 365 değil: ${host}. Veri tutarsız olabilir; aramadan önce yeniden tarayın.`,
    'existing-provider-unknown':
      'Mevcut müşteri (Existing) olarak kayıtlı, ancak e-posta sağlayıcısı belirlenemedi. Aramadan önce yeniden tarayın.',
    'migration-very-high': ({ score, host }) =>
      `Geçiş adayı (Migration): e-posta şu anda ${host} üzerinde. Hazırlık skoru ${score}, çok yüksek; firma geçişe hazır görünüyor.`,
    'migration-high': ({ score, host }) =>
      `Geçiş adayı (Migration): e-posta şu anda ${host} üzerinde. Hazırlık skoru ${score}, iyi düzeyde; firma geçişe uygun.`,
    'migration-sufficient': ({ score, host }) =>
      `Geçiş adayı (Migration): e-posta şu anda ${host} üzerinde. Hazırlık skoru ${score}, geçiş için yeterli; takip edin.`,
    'migration-below-minimum': ({ score, host }) =>
      `Geçiş adayı (Migration) olarak kayıtlı, e-posta şu anda ${host} üzerinde. Hazırlık skoru ${score}, oysa bu segment en az 60 ister; kayıt tutarsız, yeniden tarayın.`,
    'migration-unscored': ({ host }) =>
      `Geçiş adayı (Migration): e-posta şu anda ${host} üzerinde. Hazırlık skoru henüz yok; teklif öncesinde ayrıntılı inceleme gerekiyor.`,
    'cold-local': ({ score, host }) =>
      `Soğuk aday (Cold): e-posta ${host} üzerinde, hazırlık skoru ${score}. Geçiş potansiyeli var ama önceliği düşük; düzenli bilgilendirmeyle uzun vadede ilerleyin.`,
    'cold-medium': ({ score, host }) =>
      `Soğuk aday (Cold): e-posta ${host} üzerinde, hazırlık skoru ${score}; orta düzeyde ama geçiş adayı olmaya yetmiyor. 1–2 ay sonra yeniden değerlendirin.`,
    'cold-low': ({ score, host }) =>
      `Soğuk aday (Cold): e-posta ${host} üzerinde, hazırlık skoru ${score}; geçiş sinyalleri zayıf. 1–2 ay sonra yeniden değerlendirin.`,
    'cold-unscored': ({ host }) =>
      `Soğuk aday (Cold): e-posta ${host} üzerinde, hazırlık skoru henüz yok. Yeniden taradıktan sonra değerlendirin.`,
    'skip-very-low': ({ score }) =>
      `Takip dışı (Skip): hazırlık skoru ${score}, çok düşük. 3–6 ay sonra yeniden tarayın.`,
    'skip-local-empty': ({ score, host }) =>
      `Takip dışı (Skip): e-posta ${host} üzerinde ve hazırlık skoru ${score}. Şu an takip etmeyin; 3–6 ay sonra yeniden tarayın.`,
    'skip-unmatched': ({ score }) =>
      `Takip dışı (Skip): hazırlık skoru ${score}, ancak kural seti bu sağlayıcıyı şu an geçiş adayı saymıyor. 3–6 ay sonra yeniden tarayın.`,
    'skip-unscored': 'Takip dışı (Skip): hazırlık skoru henüz yok. 3–6 ay sonra yeniden tarayın.',
  },
  positiveSignals: (signals) => `Olumlu sinyaller: ${signals}.`,
  incompleteScore: 'Bazı kayıtlar okunamadığı için skor kesin değil.',
};
