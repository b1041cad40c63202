import { useMemo } from 'react';
import type { Language } from './language';
import { useLanguage } from './use-language';

const LOCALES: Readonly<Record<Language, string>> = { tr: 'tr-TR', en: 'en-GB' };

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export interface Format {
  number: (value: number) => string;
  /** With a sign, for points that add or take away. */
  signed: (value: number) => string;
  /** `currency` is ISO 4217. */
  money: (value: number, currency: string) => string;
  percent: (share: number) => string;
  date: (iso: string) => string;
  dateTime: (iso: string) => string;
  /** The time of day; with the date when that is not the day of `nowMs`. */
  clock: (iso: string, nowMs: number) => string;
  /** How long ago `iso` was at `nowMs`, in the largest unit that fits. */
  ago: (iso: string, nowMs: number) => string;
}

export function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale);
  const signs = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dateTimes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return {
    number: (value) => numbers.format(value),
    signed: (value) => signs.format(value),
    money: (value, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value),
    percent: (share) => percents.format(share),
    date: (iso) => dates.format(new Date(iso)),
    dateTime: (iso) => dateTimes.format(new Date(iso)),
    clock(iso, nowMs) {
      const at = new Date(iso);
      return (at.toDateString() === new Date(nowMs).toDateString() ? times : dateTimes).format(at);
    },
    ago(iso, nowMs) {
      const elapsedMs = Math.max(0, nowMs - Date.parse(iso));
      for (const [unit, ms] of STEPS) {
        if (elapsedMs >= ms) return relative.format(-Math.floor(elapsedMs / ms), unit);
      }
      return relative.format(0, 'second');
    },
  };
}

/** Numbers, money and times in the chosen language. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => createFormat(language), [language]);
}
