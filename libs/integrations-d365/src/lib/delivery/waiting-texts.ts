import type { FailureText } from '../failure-texts';

/** Why queued pushes do not go out at the moment. */
export const WAITING_CODES = ['dynamics-unreachable', 'dynamics-busy'] as const;
export type WaitingCode = (typeof WAITING_CODES)[number];

/** The words for each; the time stands beside them, for the reader's own clock. */
export const WAITING_TEXTS: Readonly<Record<WaitingCode, Readonly<Record<'tr' | 'en', FailureText>>>> = {
  'dynamics-unreachable': {
    en: {
      message: 'Dynamics 365 is unreachable.',
      remedy: 'Nothing to do: pushes wait and go out by themselves once it answers.',
    },
    tr: {
      message: 'Dynamics 365’e ulaşılamıyor.',
      remedy: 'Yapılacak bir şey yok: gönderimler bekliyor, yanıt gelince kendiliğinden gider.',
    },
  },
  'dynamics-busy': {
    en: {
      message: 'Dynamics 365 has asked for a pause.',
      remedy: 'Nothing to do: pushes go on by themselves when it is over.',
    },
    tr: {
      message: 'Dynamics 365 ara verilmesini istedi.',
      remedy: 'Yapılacak bir şey yok: ara bitince gönderimler kendiliğinden sürer.',
    },
  },
};
