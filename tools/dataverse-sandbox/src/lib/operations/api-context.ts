import type { Faults } from '../faults/faults.js';
import type { ApiRequest } from '../http/exchange.js';
import type { Preferences } from '../http/prefer.js';
import type { Organization } from '../store/organization.js';
import type { LookupValue } from '../store/row.js';

/** Everything an operation may look at besides its own arguments. */
export interface ApiContext {
  readonly org: Organization;
  readonly faults: Faults;
  /** `https://host:port/api/data/v9.2`, as the caller addressed it. */
  readonly serviceRoot: string;
  /** The user the request acts for: the application user, or the one it impersonates. */
  readonly caller: LookupValue;
  readonly request: ApiRequest;
  readonly preferences: Preferences;
  /** Label of the request for faults and counters. */
  readonly route: string;
}
