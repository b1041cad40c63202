import { listDiscoveries } from '../discovery-questions.js';
import type { Locale } from '../sales-summary.types.js';
import { english } from './en/english.js';
import type { MessageCatalogue } from './message-catalogue.js';
import { turkish } from './tr/turkish.js';

/** The sentences of every language the engine speaks. */
export const catalogues: Readonly<Record<Locale, MessageCatalogue>> = { tr: turkish, en: english };

/** The lists of questions of every language, see {@link listDiscoveries}. */
export const discoveries: Readonly<Record<Locale, readonly (readonly string[])[]>> = {
  tr: listDiscoveries(turkish.question),
  en: listDiscoveries(english.question),
};
