import type { D365Failure } from '../d365-failure';
import type { OrgColumns } from '../schema';
import type { CheckId } from './checklist';

/** What a question to Dynamics brought: an answer, a failure, or nothing because another one makes it pointless. */
export type Fact<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: D365Failure }
  | { readonly kind: 'not-asked'; readonly because: CheckId };

export interface WhoAmI {
  readonly userId: string;
  readonly serverTimeMs: number | null;
  /** This machine's clock halfway between question and answer. */
  readonly localTimeMs: number;
}

export interface RequiredPrivilege {
  /** The organisation's own name of it, such as `prvCreateLead`. */
  readonly name: string;
  readonly table: string;
  readonly right: string;
  readonly held: boolean;
}

export const KEY_STATES = ['Pending', 'InProgress', 'Active', 'Failed'] as const;
export type KeyState = (typeof KEY_STATES)[number];

export interface OrgKey {
  readonly logicalName: string;
  readonly columns: readonly string[];
  readonly state: KeyState | 'Unknown';
}

/** The lead table with what the push does not need to know of it. */
export interface OrgTable {
  readonly columns: OrgColumns;
  /** `UserLocal`, `DateOnly` or `TimeZoneIndependent`, by column. */
  readonly dateBehaviors: ReadonlyMap<string, string>;
}

export type RoundTrip =
  | { readonly outcome: 'done'; readonly leadId: string; readonly differing: readonly string[] }
  /** The row could not be taken away again: a person has to. */
  | {
      readonly outcome: 'row-left';
      readonly leadId: string | null;
      readonly domain: string;
      readonly failure: D365Failure;
    }
  /** Without the right to delete no row is made. */
  | { readonly outcome: 'needs-delete' };

export interface DoctorFacts {
  readonly signIn: Fact<true>;
  readonly whoAmI: Fact<WhoAmI>;
  readonly salesInstalled: Fact<boolean>;
  /** Null: the organisation did not say which privileges there are. */
  readonly privileges: Fact<readonly RequiredPrivilege[] | null>;
  readonly table: Fact<OrgTable>;
  readonly keys: Fact<readonly OrgKey[]>;
  /** Names of the bulk messages that leads take. */
  readonly bulkMessages: Fact<readonly string[]>;
  /** Null: nobody asked for it. */
  readonly roundTrip: Fact<RoundTrip> | null;
}
