import type { ConversationMessages } from '../message-catalogue.js';

export const conversation: ConversationMessages = {
  callLine: {
    'cold-opening': ({ greeting, name }) =>
      `${greeting} ${name} için herkese açık kayıtlardan genel bir e-posta taraması yaptık; sonuçları sizinle kısaca paylaşmak isterim.`,
    'cold-improvement':
      'E-posta güvenliği ve iletilerinizin gelen kutusuna ulaşması konusunda küçük adımlarla iyileştirme sağlanabiliyor; durumunuza birlikte bakabiliriz.',
    'cold-invitation': 'Uygun olduğunuz bir zamanda 10–15 dakikalık kısa bir görüşme yapabilir miyiz?',
    'migration-opening': ({ greeting, name, host }) =>
      `${greeting} ${name}nın e-posta altyapısını herkese açık kayıtlardan inceledik. E-postanız şu anda ${host} üzerinde görünüyor; yapınız Microsoft 365 geçişine uygun.`,
    'migration-opening-unknown-host': ({ greeting, name }) =>
      `${greeting} ${name}nın e-posta altyapısını herkese açık kayıtlardan inceledik; Microsoft 365 ile neler yapabileceğinizi konuşmak isterim.`,
    'hosting-country': ({ lead }) =>
      `Sunucularınızın bulunduğu ülke ${lead.ipContext?.country ?? ''} olarak görünüyor; verinin nerede durduğu sizin için önemliyse bunu da ele alabiliriz.`,
    'hosting-proxy':
      'Adresiniz bir vekil sunucunun (proxy) arkasında görünüyor; geçişi planlarken ağ yapınıza da birlikte bakarız.',
    'value-large':
      'Sizin ölçeğinizdeki kurumlarda Enterprise planı; merkezi yönetimi, güvenliği ve maliyet kontrolünü bir araya getiriyor.',
    'value-medium':
      'Business Standard, kurumsal e-postanın yanında Office uygulamalarını ve Teams hizmetini tek pakette sunuyor.',
    'value-small':
      'Business Basic ile uygun bir aylık bedelle kurumsal e-posta, Teams ve bulut depolama kullanabilirsiniz.',
    'value-general':
      'Microsoft 365 ile e-posta, toplantı ve dosya paylaşımını tek ve güvenli bir ortamda toplayabilirsiniz.',
    'migration-offer-call':
      '15 dakikalık bir görüşmede size özel bir teklif çerçevesi paylaşabilirim; bu hafta hangi gün uygun olursunuz?',
    'migration-short-call': 'Kısa bir görüşmede ihtiyaçlarınızı dinlemek isterim; ne zaman uygun olursunuz?',
    'existing-opening': ({ greeting }) =>
      `${greeting} Microsoft 365 kullandığınızı görüyoruz; mevcut yapınızdan daha fazla verim ve güvenlik almanız için birkaç önerimiz var.`,
    'existing-opening-unconfirmed': ({ greeting }) =>
      `${greeting} Microsoft hizmetlerinden bugün nasıl yararlandığınızı öğrenmek ve birkaç öneri paylaşmak isterim.`,
    'existing-defender':
      'Defender for Office 365, oltalamaya ve zararlı eklere karşı e-postanıza ek bir koruma katmanı sağlar.',
    'existing-review-call': 'Mevcut durumunuzu birlikte değerlendirmek için kısa bir görüşme planlayabilir miyiz?',
    'general-opening': ({ greeting }) => `${greeting} E-posta altyapınız hakkında kısaca bilgi almak istedim.`,
    'general-later': 'Şu an gündeminizde değilse, uygun gördüğünüz bir zamanda yeniden görüşebiliriz.',
    'no-mail-opening': ({ greeting, name }) =>
      `${greeting} ${name}nda bir e-posta hizmeti göremedik; kurumsal e-postada başka bir alan adı mı kullanıyorsunuz?`,
    'security-gaps': ({ gaps }) =>
      `İncelemede şunu fark ettik: ${gaps}. Bu durum, adınıza sahte e-posta gönderilmesini kolaylaştırabilir.`,
    'tenant-elsewhere':
      'Kurumunuzun bir Microsoft hesabı (tenant) olduğunu, e-postanızın ise başka bir yerde bulunduğunu görüyoruz. E-postayı da aynı çatı altına almayı düşündünüz mü?',
  },
  question: {
    'tenant-use': 'Microsoft hesabınızı bugün ne için kullanıyorsunuz, e-postayı neden ayrı tuttunuz?',
    'mail-satisfaction': 'Bugünkü e-posta hizmetinizden ne kadar memnunsunuz, en çok hangi konuda zorlanıyorsunuz?',
    'security-worries': 'Son dönemde oltalama, sahte fatura ya da istenmeyen e-posta sorunu yaşadınız mı?',
    'mail-administration': 'E-posta ve kullanıcı yönetimiyle kim ilgileniyor, buna ne kadar zaman ayırıyor?',
    'local-server-growth': 'Şu anki e-posta sunucunuz yeni kullanıcı eklemeyi ve büyümeyi rahatça karşılıyor mu?',
    'features-in-use': 'Microsoft 365 içinde hangi özellikleri kullanıyorsunuz, hangileri henüz devrede değil?',
    'extra-protection': 'Defender gibi ek bir güvenlik katmanına ihtiyaç duydunuz mu?',
    deliverability: 'İletilerinizin istenmeyen klasörüne düştüğü ya da size çok fazla spam geldiği oluyor mu?',
    'mail-in-general': 'Bugünkü e-posta düzeniniz işinizi yeterince destekliyor mu?',
    'it-priorities': 'Önümüzdeki dönemde bilişim tarafındaki öncelikleriniz neler?',
    'central-strategy': 'Kurum genelinde merkezi bir e-posta ve kimlik yönetimi stratejiniz var mı?',
    compliance: 'KVKK ve GDPR gibi uyum yükümlülüklerini e-posta tarafında nasıl karşılıyorsunuz?',
    'user-growth': 'Önümüzdeki bir yıl içinde kullanıcı sayınızın artmasını bekliyor musunuz?',
    'administration-budget': 'E-posta yönetimi için ayırdığınız bir bütçe ya da destek aldığınız biri var mı?',
    'yearly-budget': 'Bu alan için yıllık ne kadarlık bir bütçe öngörüyorsunuz?',
    'decision-process': 'Karar süreciniz nasıl işliyor, kimlerin onayı gerekiyor?',
    timing: 'Bir değişikliği ne zaman hayata geçirmek istersiniz?',
  },
};
