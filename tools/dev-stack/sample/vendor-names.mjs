/** A real RSA-2048 public key whose private half was thrown away. */
export const DKIM_KEY =
  'v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAt3UXOHmJG1ASzS9OmVVL1YKEo8qvXU/waZZAogGpPIKjw/9nIvy9C9YMaifm/SNyb+J/5kU8mYlyrFqyd+wUtjqobxdkgdyj2WTY80ZA+XBc3UL8J2WVjNCPxqyXSqCb/MzzYb049yTOSxQpApd49mBw1Y4xhLMxJ1Gy+C9CNJpCNUImIUVBw2dEWm4A4nQ1mm3RdPGgxYA/GX0daZ6kcN07cbzzJGliiHNxQA38eiEF9mMS0EJ8jjXCghWZtq/qMSPjWEz4hseLzwnHSaQ9IVFW2Ab+XxTm7XitL1CYy1xbVqkrN4ZQsiK6Lbr8yEuidQAp0rsnNo5UGVRYQDJpdwIDAQAB';

/** Mail hosts of the services that sample companies use: MX records, SPF term, DKIM selector. Public facts, nothing invented. */
export const SERVICES = {
  google: {
    mx: ['1 aspmx.l.google.com', '5 alt1.aspmx.l.google.com', '10 alt3.aspmx.l.google.com'],
    spf: 'include:_spf.google.com',
    selector: 'google',
  },
  'google-new': { mx: ['1 smtp.google.com'], spf: 'include:_spf.google.com', selector: 'google' },
  yandex: { mx: ['10 mx.yandex.net'], spf: 'include:_spf.yandex.net', selector: 'mail' },
  zoho: { mx: ['10 mx.zoho.eu', '20 mx2.zoho.eu', '50 mx3.zoho.eu'], spf: 'include:zoho.eu', selector: 'zmail' },
  'zoho-com': { mx: ['10 mx.zoho.com', '20 mx2.zoho.com'], spf: 'include:zoho.com', selector: 'zoho' },
  amazon: { mx: ['10 inbound-smtp.eu-west-1.amazonaws.com'], spf: 'include:amazonses.com', selector: 'default' },
  sendgrid: { mx: ['10 mx.sendgrid.net'], spf: 'include:sendgrid.net', selector: 's1' },
  mailgun: { mx: ['10 mxa.eu.mailgun.org', '10 mxb.eu.mailgun.org'], spf: 'include:mailgun.org', selector: 'k1' },
  godaddy: {
    mx: ['0 smtp.secureserver.net', '10 mailstore1.secureserver.net'],
    spf: 'include:secureserver.net',
    selector: 'default',
  },
  titan: { mx: ['10 mx1.titan.email', '20 mx2.titan.email'], spf: 'include:spf.titan.email', selector: 'titan1' },
  hostinger: {
    mx: ['5 mx1.hostinger.com', '10 mx2.hostinger.com'],
    spf: 'include:_spf.mail.hostinger.com',
    selector: 'hostingermail-a',
  },
};

/** One MX host for each Turkish hoster and university that Hunter can name. */
export const LOCAL_MX_HOSTS = [
  'mx.turkhost.com.tr',
  'mail.natrohost.com',
  'mx1.turhost.com',
  'mx.superonline.net',
  'mx.ttnet.net.tr',
  'mail.dns.com.tr',
  'mx.isimtescil.net',
  'mx.pendns.net',
  'mail.vit.com.tr',
  'mail.kriweb.com',
  'mx.bulutino.com',
  'mx.nic.tr',
  'mx.metu.edu.tr',
  'mx.bilkent.edu.tr',
  'mx.ku.edu.tr',
];

/** Filters that stand in front of the mailboxes. `{slug}` is the company's. */
export const GATEWAYS = {
  Proofpoint: { mx: ['10 mxa-{slug}.gslb.pphosted.com', '10 mxb-{slug}.gslb.pphosted.com'], spf: '' },
  Mimecast: {
    mx: ['10 eu-smtp-inbound-1.mimecast.com', '10 eu-smtp-inbound-2.mimecast.com'],
    spf: 'include:eu._netblocks.mimecast.com',
  },
  Barracuda: { mx: ['10 d{slug}a.ess.de.barracudanetworks.com'], spf: 'include:spf.ess.de.barracudanetworks.com' },
  Hornetsecurity: {
    mx: ['10 mx01.hornetsecurity.com', '20 mx02.hornetsecurity.com'],
    spf: 'include:spf.hornetsecurity.com',
  },
  Sophos: { mx: ['10 mx-01-eu-central-1.prod.hydra.sophos.com'], spf: 'include:_spf.prod.hydra.sophos.com' },
  Cisco: { mx: ['10 mx1.hc{slug}.eu.iphmx.com'], spf: '' },
  SEPPmail: { mx: ['10 {slug}.gate.seppmail.cloud'], spf: '' },
};

const SPF_RANGES = [
  'spf.protection.outlook.com',
  '_spf.google.com',
  '_spf.yandex.net',
  'zoho.eu',
  'zoho.com',
  'amazonses.com',
  'sendgrid.net',
  'mailgun.org',
  'secureserver.net',
  'spf.titan.email',
  '_spf.mail.hostinger.com',
  'eu._netblocks.mimecast.com',
  'spf.ess.de.barracudanetworks.com',
  'spf.hornetsecurity.com',
  '_spf.prod.hydra.sophos.com',
];

const MICROSOFT_HOSTS = [
  'autodiscover.outlook.com',
  'enterpriseregistration.windows.net',
  'enterpriseenrollment.manage.microsoft.com',
  'webdir.online.lync.com',
];

/**
 * The vendors' own names, for a machine without internet: every host with an address of the documentation ranges, every SPF
 * name with a range of them (RFC 5737).
 */
export function standInNames() {
  const hosts = [...Object.values(SERVICES), ...Object.values(GATEWAYS)]
    .flatMap(({ mx }) => mx.map((record) => record.split(' ')[1]))
    .filter((host) => !host.includes('{slug}'));
  const names = {};
  for (const [index, host] of [...new Set([...hosts, ...LOCAL_MX_HOSTS, ...MICROSOFT_HOSTS])].entries()) {
    names[host] = { A: [`198.51.100.${index + 1}`] };
  }
  for (const [index, name] of SPF_RANGES.entries()) {
    names[name] = { ...names[name], TXT: [`v=spf1 ip4:203.0.113.${index * 8}/29 ~all`] };
  }
  return names;
}
