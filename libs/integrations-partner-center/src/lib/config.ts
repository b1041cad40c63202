/** Settings of the referral integration. Off unless somebody switches it on. */
export type PartnerCenterConfig =
  | { readonly enabled: false }
  | {
      readonly enabled: true;
      readonly tenantId: string;
      readonly clientId: string;
      /** Origin of the referrals API, no trailing slash. */
      readonly baseUrl: string;
    };

export type PartnerCenterEnvironment = Readonly<Record<string, string | undefined>>;

const PUBLIC_API = 'https://api.partner.microsoft.com';
const ON = ['true', '1', 'on'];
const OFF = ['false', '0', 'off'];

/**
 * Reads `HUNTER_PARTNER_CENTER_*`. With the flag off nothing else is looked at.
 * @throws Error whose message names every offending variable
 */
export function readPartnerCenterConfig(environment: PartnerCenterEnvironment): PartnerCenterConfig {
  const flag = valueOf(environment, 'HUNTER_PARTNER_CENTER_ENABLED')?.toLowerCase() ?? 'false';
  if (OFF.includes(flag)) return { enabled: false };
  const complaints: string[] = [];
  if (!ON.includes(flag)) complaints.push('HUNTER_PARTNER_CENTER_ENABLED must be true or false');
  const tenantId = required(environment, 'HUNTER_PARTNER_CENTER_TENANT_ID', complaints);
  const clientId = required(environment, 'HUNTER_PARTNER_CENTER_CLIENT_ID', complaints);
  const baseUrl = valueOf(environment, 'HUNTER_PARTNER_CENTER_BASE_URL') ?? PUBLIC_API;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url?.protocol !== 'https:') complaints.push('HUNTER_PARTNER_CENTER_BASE_URL must be an https address');
  if (complaints.length > 0) {
    throw new Error(`The Partner Center settings are not valid:\n${complaints.map((line) => `  ${line}`).join('\n')}`);
  }
  return { enabled: true, tenantId, clientId, baseUrl: url?.origin ?? baseUrl };
}

function valueOf(environment: PartnerCenterEnvironment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function required(environment: PartnerCenterEnvironment, name: string, complaints: string[]): string {
  const value = valueOf(environment, name);
  if (value === undefined) complaints.push(`${name} is required`);
  return value ?? '';
}
