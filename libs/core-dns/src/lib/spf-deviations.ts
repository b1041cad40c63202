/**
 * Ways in which receivers in the field depart from RFC 7208, for telling what such a receiver makes of a record. None
 * is on unless asked for.
 */
export interface SpfDeviations {
  /**
   * The modifier `default=` of the drafts before RFC 4408, which now counts as any unknown modifier (§6). `apply`: it is
   * the result for a client that nothing matches, as in pyspf by default. `ambiguous`: a record that has it is not
   * judged, as in pyspf's harsh mode.
   */
  readonly obsoleteDefault?: 'apply' | 'ambiguous';
  /** Mechanisms behind `all` are not even read for their syntax (mail-auth); §4.6 counts errors anywhere in the record. */
  readonly unreadAfterAll?: boolean;
  /** `exists` is also met by an AAAA record (mail-auth); §5.7 looks up A alone. */
  readonly existsByAaaa?: boolean;
}
