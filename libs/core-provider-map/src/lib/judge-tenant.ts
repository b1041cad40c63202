import type { MailSetupEvidence } from './mail-setup.js';

export interface TenantVerdict {
  readonly tenant: boolean | null;
  readonly confidence: number;
}

/**
 * Whether the organisation has a Microsoft tenant. DNS can only say yes: a tenant need not show there, so silence is null,
 * and only the OpenID probe's own answer is a no.
 */
export function judgeTenant(evidence: readonly MailSetupEvidence[]): TenantVerdict {
  if (evidence.length === 0) return { tenant: null, confidence: 0 };
  const probe = evidence.find(({ code }) => code === 'openid-configuration');
  if (probe !== undefined) return { tenant: probe.supports === 'M365', confidence: 99 };
  const kinds = new Set(evidence.map(({ code }) => code)).size;
  return { tenant: true, confidence: Math.min(98, 85 + 5 * kinds) };
}
