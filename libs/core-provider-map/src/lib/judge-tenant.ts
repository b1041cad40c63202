import type { MailSetupEvidence } from './mail-setup.js';

export interface TenantVerdict {
  readonly tenant: boolean | null;
  readonly confidence: number;
}

const silence: TenantVerdict = { tenant: null, confidence: 0 };

/**
 * Whether the organisation has a Microsoft tenant. DNS can only say yes: a tenant need not show there, so silence is null,
 * and only the OpenID probe's own answer is a no.
 */
export function judgeTenant(evidence: readonly MailSetupEvidence[]): TenantVerdict {
  if (evidence.length === 0) return silence;
  const probe = evidence.find(({ code }) => code === 'openid-configuration');
  if (probe !== undefined) return { tenant: probe.supports === 'M365', confidence: 99 };
  return { tenant: true, confidence: Math.min(98, 85 + 5 * countKinds(evidence)) };
}

/** How many different codes there are among a few lines. */
function countKinds(evidence: readonly MailSetupEvidence[]): number {
  let kinds = 0;
  evidence.forEach(({ code }, index) => {
    if (evidence.findIndex((other) => other.code === code) === index) kinds += 1;
  });
  return kinds;
}
