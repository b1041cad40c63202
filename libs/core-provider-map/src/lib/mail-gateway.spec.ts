import { classifyMxHost } from './classify-mx-host.js';
import { gatewayRoots } from './gateway-roots.js';
import { mailGateway } from './mail-gateway.js';

test.each([
  ['mxa-00112233.gslb.pphosted.com', 'Proofpoint'],
  ['eu-smtp-inbound-1.mimecast.com', 'Mimecast'],
  ['d112233.ess.barracudanetworks.com', 'Barracuda'],
  ['cluster1.eu.messagelabs.com', 'Symantec'],
  ['mx1.hc1122-33.eu.iphmx.com', 'Cisco'],
  ['firma.in.tmes.trendmicro.eu', 'Trend Micro'],
  ['mx-01-eu-central-1.prod.hydra.sophos.com.', 'Sophos'],
  ['MX01.HORNETSECURITY.COM', 'Hornetsecurity'],
  ['mx1.firma-example.gate.seppmail.cloud', 'SEPPmail'],
  ['mailstream-eu1.mxrecord.io', 'Cloudflare Area 1'],
  ['pphosted.com.evil.net', null],
  ['mail.firma.example', null],
  ['', null],
])('%s is %p', (mxHost, gateway) => {
  expect(mailGateway(mxHost)).toBe(gateway);
});

test('a gateway holds no mailboxes, so it is no provider', () => {
  for (const root of Object.keys(gatewayRoots)) expect(classifyMxHost(root)).toBe('Local');
});
