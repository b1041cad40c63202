import { Counters } from './counters.js';
import type { EntraDirectory } from './entra/entra-directory.js';
import { createDirectory } from './entra/entra-directory.js';
import { Faults } from './faults/faults.js';
import { profileOf } from './metadata/profile.js';
import type { SandboxOptions } from './sandbox-options.js';
import { Organization } from './store/organization.js';
import { seedOrganization } from './store/seed-organization.js';
import { Throttle } from './throttle/throttle.js';

/** The state behind the sandbox's routes. */
export interface Sandbox {
  readonly options: SandboxOptions;
  readonly org: Organization;
  readonly directory: EntraDirectory;
  readonly faults: Faults;
  readonly throttle: Throttle;
  readonly counters: Counters;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const org = new Organization(profileOf(options.profile), options.clock);
  seedOrganization(org, options.clientId, options.adminClientId);
  const faults = new Faults(options.clock);
  return {
    options,
    org,
    faults,
    directory: createDirectory(options),
    throttle: new Throttle(() => faults.limits, options.clock),
    counters: new Counters(),
  };
}
