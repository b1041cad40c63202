import type { OneLinerMessages } from '../message-catalogue.js';

export const oneLiner: OneLinerMessages = {
  oneLiner: {
    'domain-missing': 'No domain was given, so no sales summary could be written',
    'mx-missing': 'This domain takes no mail (no MX record), so there is no migration to sell right now',
    'not-scored': 'Not scored yet; scan the domain again before you call',
    'migration-ready-large': ({ score }) =>
      `A large organisation that is ready to migrate (readiness ${score}); prepare the Enterprise offer`,
    'migration-ready-medium': ({ score }) =>
      `A mid-sized company that is ready to migrate (readiness ${score}); prepare the Business Standard offer`,
    'migration-ready-small': ({ score }) =>
      `A small company that is ready to migrate (readiness ${score}); prepare the Business Basic offer`,
    'migration-ready': ({ score }) => `Ready to migrate (readiness ${score}); call without delay`,
    'migration-suitable': ({ score }) => `A good candidate for Microsoft 365 (readiness ${score}); follow up closely`,
    'migration-suitable-local': ({ score, host }) =>
      `A good migration candidate with mail at ${host} (readiness ${score}); follow up closely`,
    'migration-early': ({ score }) =>
      `There is migration potential, but readiness is low (${score}); keep it on the long-term list`,
    'migration-early-local': ({ score, host }) =>
      `Mail is at ${host}; there is migration potential, but readiness is low (${score}), so keep it on the long-term list`,
    'migration-unscored': 'A migration candidate without a readiness score; scan it again before you offer anything',
    'migration-tenant-elsewhere': ({ score, host }) =>
      `Already has a Microsoft tenant while its mail is on ${host} (readiness ${score}); one of your warmest migration leads`,
    'existing-strong': ({ score }) =>
      `Uses Microsoft 365 with good readiness (${score}); a fit for Defender and the security add-ons`,
    'existing-improvable': ({ score }) =>
      `Uses Microsoft 365 with medium readiness (${score}); follow up with security improvements`,
    'existing-weak': ({ score }) =>
      `Uses Microsoft 365 with low readiness (${score}); suggest a long-term improvement plan`,
    'existing-unscored': 'Uses Microsoft 365 but has no readiness score yet; ask about security needs on the call',
    'existing-unconfirmed':
      'Listed as an existing Microsoft customer, but its mail provider does not confirm that; scan again before you call',
    'cold-medium': ({ score }) => `Cold for now, with medium readiness (${score}); keep it on the long-term list`,
    'cold-low': ({ score }) => `A cold lead with low readiness (${score}); give it low priority`,
    'cold-unscored': 'A cold lead without a readiness score; scan it again before you spend time on it',
    'cold-tenant-elsewhere': ({ score }) =>
      `Looks cold (readiness ${score}) but already has a Microsoft tenant; ask why its mail lives elsewhere`,
    skip: 'Not on the call list; spend no time on it for now',
    'skip-tenant-elsewhere':
      'Not on the call list, but it already has a Microsoft tenant; look again after the next scan',
  },
  oneLinerNote: {
    country: ({ lead }) => `server country: ${lead.ipContext?.country ?? ''}`,
    proxy: 'caution: the address sits behind a proxy',
    incomplete: 'some records could not be read, so the score is provisional',
  },
};
