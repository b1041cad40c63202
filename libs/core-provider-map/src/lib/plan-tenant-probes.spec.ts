import type { MailSetupReading } from './mail-setup.js';
import { planTenantProbes } from './plan-tenant-probes.js';

const unread: MailSetupReading = {
  domain: 'firma.example',
  mxHosts: null,
  spfRecord: 'unknown',
  dkimTargets: null,
  autodiscover: 'unknown',
  txt: null,
  cnames: null,
};
const all = ['enterpriseregistration', 'enterpriseenrollment', 'lyncdiscover'];

describe('planTenantProbes', () => {
  it.each<[string, Partial<MailSetupReading>]>([
    ['nothing was read', {}],
    ['the mail is elsewhere', { mxHosts: ['aspmx.l.google.com'], txt: ['v=spf1 -all'], spfRecord: 'v=spf1 -all' }],
    ['only an SPF include points to Microsoft', { spfRecord: 'v=spf1 include:spf.protection.outlook.com -all' }],
  ])('asks for every label when %s', (_, reading) => {
    expect(planTenantProbes({ ...unread, ...reading })).toEqual(all);
  });

  it.each<[string, Partial<MailSetupReading>]>([
    ['an MX', { mxHosts: ['firma-example.mail.protection.outlook.com'] }],
    ['a verification', { mxHosts: ['aspmx.l.google.com'], txt: ['MS=ms12345678'] }],
    ['a signing key', { dkimTargets: ['selector1-firma-example._domainkey.firma.onmicrosoft.com'] }],
    ['autodiscover', { autodiscover: 'autodiscover.outlook.com' }],
  ])('asks for none when %s shows a tenant already', (_, reading) => {
    expect(planTenantProbes({ ...unread, ...reading })).toEqual([]);
  });
});
