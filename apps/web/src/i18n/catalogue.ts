import type { en } from './en';

type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Every language has exactly these keys: a missing or a superfluous one does not compile. */
export type Catalogue = SameKeys<typeof en>;
