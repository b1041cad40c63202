export { readPartnerCenterConfig, type PartnerCenterConfig } from './lib/config';
export type { ReferralLead, ReferralLeads } from './lib/referral-leads.port';
export {
  PARTNER_CENTER_CONFIG,
  PartnerCenterModule,
  REFERRAL_LEADS,
  type PartnerCenterModuleOptions,
} from './nest/partner-center.module';
