import { DynamicModule, Module } from '@nestjs/common';
import { readPartnerCenterConfig, type PartnerCenterConfig } from '../lib/config';
import type { ReferralLeads } from '../lib/referral-leads.port';

/** Injection tokens of the integration. */
export const PARTNER_CENTER_CONFIG = Symbol('PARTNER_CENTER_CONFIG');
export const REFERRAL_LEADS = Symbol('REFERRAL_LEADS');

export interface PartnerCenterModuleOptions {
  /** How the app makes leads of referrals. */
  readonly referralLeads?: ReferralLeads;
  /** Read from `HUNTER_PARTNER_CENTER_*` when it is not given. */
  readonly config?: PartnerCenterConfig;
}

/** The integration's one registry module. Taking it out of an app is deleting one line. */
@Module({})
export class PartnerCenterModule {
  /**
   * Binds the configuration and the port.
   * @throws Error when the flag is on: this release has no referral synchronisation, and a switch that does nothing would lie
   */
  static register(options: PartnerCenterModuleOptions = {}): DynamicModule {
    const config = options.config ?? readPartnerCenterConfig(process.env);
    if (config.enabled) {
      throw new Error(
        'HUNTER_PARTNER_CENTER_ENABLED is true, but this release does not synchronise referrals yet. Set it to false.',
      );
    }
    const providers = [
      { provide: PARTNER_CENTER_CONFIG, useValue: config },
      { provide: REFERRAL_LEADS, useValue: options.referralLeads ?? null },
    ];
    return { module: PartnerCenterModule, providers, exports: providers };
  }
}
