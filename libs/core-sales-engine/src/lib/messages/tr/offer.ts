import type { OfferMessages } from '../message-catalogue.js';
import { toAmount } from '../to-amount.js';
import type { SummaryFacts } from '../../summary-facts.js';

function monthlyPrice({ price, currency, pricesAreEstimates }: SummaryFacts): string {
  const amount = toAmount(price.pricePerUserPerMonth, currency, 'tr');
  return pricesAreEstimates ? `tahminen kullanıcı başına aylık ${amount}` : `kullanıcı başına aylık ${amount}`;
}

export const offer: OfferMessages = {
  offer: {
    'size-large': (facts) => `Büyük ölçekli bir kurum olduğu için Enterprise planı uygun; ${monthlyPrice(facts)}.`,
    'size-medium': (facts) =>
      `Orta ölçekli bir firma olduğu için Business Standard planı uygun; ${monthlyPrice(facts)}.`,
    'size-small': (facts) => `Küçük ölçekli bir firma olduğu için Business Basic planı uygun; ${monthlyPrice(facts)}.`,
    'size-unknown-ready': (facts) =>
      `Firmanın ölçeği bilinmiyor; hazırlık skoru iyi olduğu için Business Standard ile başlayın: ${monthlyPrice(facts)}.`,
    'size-unknown': (facts) =>
      `Firmanın ölçeği bilinmiyor; başlangıç için Business Basic uygun: ${monthlyPrice(facts)}.`,
  },
  offerNote: {
    'migration-fee': ({ price, currency, pricesAreEstimates }) =>
      `Geçiş hizmeti bedeli ${pricesAreEstimates ? 'tahminen ' : ''}${toAmount(price.migrationFee, currency, 'tr')}.`,
    'no-migration': 'E-posta zaten Microsoft 365 üzerinde; geçiş bedelini teklife eklemeyin.',
    'migration-unclear': 'E-posta zaten Microsoft 365 üzerindeyse geçiş bedelini teklife eklemeyin.',
    'too-early': 'Şu an teklif sunmak için erken; fiyatlar yalnızca fikir verir.',
  },
};
