import { Inject, Injectable, type Provider } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import { D365Client } from '../../lib/client';
import type { D365Config, D365EnabledConfig } from '../../lib/config';
import { D365Error } from '../../lib/d365-failure';
import { toChecklistResponse, type ChecklistResponse } from '../../lib/doctor/checklist-response';
import { runDoctor } from '../../lib/doctor/run-doctor';
import { toProvisionResponse, type ProvisionResponse } from '../../lib/provision/provision-response';
import { runProvision } from '../../lib/provision/run-provision';
import { D365_CLIENT, D365_CONFIG } from '../d365.tokens';

/** Examines the organisation as the integration's own user sees it. Neither question writes anything. */
@Injectable()
export class OrganizationSetup {
  constructor(
    @Inject(D365_CONFIG) private readonly config: D365EnabledConfig,
    @Inject(D365_CLIENT) private readonly client: D365Client,
  ) {}

  async fetchChecklist(): Promise<ChecklistResponse> {
    const items = await runDoctor(this.config, this.client, { roundTrip: false, now: Date.now });
    return toChecklistResponse(items, new Date());
  }

  /** What provisioning would do; it is carried out from the command line, under an administrator's sign-in. */
  async planProvision(): Promise<ProvisionResponse> {
    try {
      const { publisherPrefix, qualifyEnabled } = this.config;
      const report = await runProvision(this.client, { publisherPrefix, qualifyEnabled, dryRun: true, now: Date.now });
      return toProvisionResponse(report);
    } catch (error) {
      if (!(error instanceof D365Error)) throw error;
      const { code, remedy } = error.failure;
      throw new ProblemError('service-unavailable', {
        detail: `${remedy.en.message} ${remedy.en.remedy}`,
        errors: [{ field: 'd365', code }],
      });
    }
  }
}

/** With the flag off the guard answers first, and there is nobody to ask. */
export function setupProviders(config: D365Config): Provider[] {
  return [config.enabled ? OrganizationSetup : { provide: OrganizationSetup, useValue: null }];
}
