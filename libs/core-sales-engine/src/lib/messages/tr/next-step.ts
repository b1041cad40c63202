import type { NextStepMessages } from '../message-catalogue.js';
import type { SummaryFacts } from '../../summary-facts.js';
import type { Urgency } from '../../urgency.js';

const URGENCY: Readonly<Record<Urgency, string>> = { high: 'yüksek', medium: 'orta', low: 'düşük' };
const SEND_NOTHING = 'Şu an müşteriye mesaj gönderilmesi önerilmez.';

function reason({ total, urgency }: SummaryFacts): string {
  return `Fırsat puanı ${total}, aciliyet ${URGENCY[urgency]}.`;
}

export const nextStep: NextStepMessages = {
  urgencyReason: {
    'priority-first': 'Öncelik sırası 1: listenin en başında.',
    'migration-ready': ({ score }) => `Hazırlık skoru ${score} olan bir geçiş adayı.`,
    'registration-expired': ({ daysToExpiry }) =>
      `Alan adının kayıt süresi ${Math.abs(daysToExpiry ?? 0)} gün önce dolmuş görünüyor.`,
    'registration-ends-soon': ({ daysToExpiry }) =>
      daysToExpiry === 0
        ? 'Alan adının kayıt süresi bugün doluyor.'
        : `Alan adının kayıt süresi ${daysToExpiry} gün sonra doluyor.`,
    'priority-second': 'Öncelik sırası 2: listenin başlarında.',
    'migration-suitable': ({ score }) => `Hazırlık skoru ${score} olan, geçişe uygun bir aday.`,
    'existing-strong': ({ score }) => `Hazırlık skoru ${score} olan mevcut bir müşteri; ek satış için uygun.`,
    'registration-ends-later': ({ daysToExpiry }) => `Alan adının kayıt süresi ${daysToExpiry} gün sonra doluyor.`,
    'nothing-pressing': 'Zaman baskısı yaratan bir durum görülmedi.',
  },
  nextStep: {
    'wait-no-mail': {
      message: SEND_NOTHING,
      note: 'Alan adı e-posta almıyor. Bir ay sonra yeniden tarayın ya da firmanın kullandığı alan adını öğrenin.',
    },
    'wait-out-of-scope': {
      message: SEND_NOTHING,
      note: (facts) => `Takip dışı segment. ${reason(facts)} Bir ay sonra yeniden değerlendirin.`,
    },
    'wait-low-opportunity': {
      message: SEND_NOTHING,
      note: (facts) => `${reason(facts)} Fırsat çok düşük; bir ay sonra yeniden değerlendirin.`,
    },
    'wait-no-reason': {
      message: SEND_NOTHING,
      note: (facts) => `${reason(facts)} Harekete geçmek için bir neden yok; bir ay sonra yeniden değerlendirin.`,
    },
    'call-now-migration': {
      message: ({ name }) =>
        `${name} için hazırladığımız Microsoft 365 geçiş önerisini 15 dakikalık bir görüşmede paylaşmak isteriz; bugün ya da yarın uygun musunuz?`,
      note: (facts) => `${reason(facts)} 24 saat içinde arayın; geçiş teklifi için görüşme ayarlayın.`,
    },
    'call-now-existing': {
      message:
        'Microsoft 365 ortamınızın güvenliği için birkaç önerimiz var; bugün ya da yarın kısa bir görüşme yapabilir miyiz?',
      note: (facts) => `${reason(facts)} 24 saat içinde arayın; güvenlik değerlendirmesi ve ek satışı konuşun.`,
    },
    'call-now-other': {
      message: ({ name }) =>
        `${name} ile ilgili kısa bir konuyu görüşmek isteriz; bugün ya da yarın birkaç dakikanız var mı?`,
      note: (facts) => `${reason(facts)} 24 saat içinde arayın; ihtiyacı ve karar vericiyi öğrenin.`,
    },
    'call-soon-migration': {
      message: ({ name }) =>
        `${name}nın e-posta altyapısı ve Microsoft 365 seçenekleri üzerine kısa bir görüşme yapmak isteriz; bu hafta uygun musunuz?`,
      note: (facts) => `${reason(facts)} Üç gün içinde arayın; ihtiyaçları ve karar sürecini netleştirin.`,
    },
    'call-soon-existing': {
      message:
        'Microsoft 365 kullanımınızı birlikte gözden geçirmek ve birkaç iyileştirme önermek isteriz; bu hafta uygun musunuz?',
      note: (facts) => `${reason(facts)} Üç gün içinde arayın; kullanım ve güvenlik ihtiyacını öğrenin.`,
    },
    'call-soon-cold': {
      message: ({ name }) =>
        `${name} için yaptığımız kısa e-posta taramasının sonuçlarını paylaşmak isteriz; bu hafta 10 dakikanız var mı?`,
      note: (facts) => `${reason(facts)} Üç gün içinde arayın; tanışma görüşmesi yapın, teklif sunmayın.`,
    },
    'call-soon-other': {
      message: 'E-posta altyapınız hakkında kısa bir görüşme yapmak isteriz; bu hafta uygun musunuz?',
      note: (facts) =>
        `${reason(facts)} Kayıtlar eksik ya da tutarsız; önce yeniden tarayın, sonra üç gün içinde arayın.`,
    },
    'call-this-week-migration': {
      message: ({ name }) =>
        `${name} için Microsoft 365 geçiş seçeneklerini konuşmak isteriz; önümüzdeki günlerde ne zaman uygun olursunuz?`,
      note: (facts) => `${reason(facts)} Bir hafta içinde arayın; acele gerektiren bir durum yok.`,
    },
    'email-migration': {
      message: ({ name }) =>
        `${name}nın e-posta altyapısına dair kısa bir değerlendirme hazırladık; ilginizi çekerse paylaşmaktan memnuniyet duyarız.`,
      note: (facts) => `${reason(facts)} Bir hafta içinde bilgilendirme e-postası gönderin; yanıt gelirse arayın.`,
    },
    'email-existing': {
      message:
        'Microsoft 365 ortamınız için güvenlik ve verimlilik önerilerimizi paylaşmaktan memnuniyet duyarız; ilgilenir misiniz?',
      note: (facts) => `${reason(facts)} Bir hafta içinde öneri e-postası gönderin; yanıt gelirse arayın.`,
    },
    'email-cold': {
      message:
        'E-posta güvenliği üzerine hazırladığımız kısa bilgilendirmeyi sizinle paylaşmak isteriz; ilgilenir misiniz?',
      note: (facts) =>
        `${reason(facts)} Bir hafta içinde bilgilendirme e-postası gönderin ve uzun vadeli listeye alın.`,
    },
    'email-other': {
      message: 'E-posta altyapınız hakkında bilgi almak isteriz; bu konuda kiminle görüşebiliriz?',
      note: (facts) =>
        `${reason(facts)} Kayıtlar eksik ya da tutarsız; önce yeniden tarayın, sonra bir hafta içinde e-posta gönderin.`,
    },
  },
};
