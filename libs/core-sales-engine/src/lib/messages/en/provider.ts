import type { ProviderMessages } from '../message-catalogue.js';

export const provider: ProviderMessages = {
  mailRoute: {
    'no-mail': 'The domain has no MX record, so there is no mail provider to speak of.',
    'provider-unknown': 'The mail provider is not known: there is either no MX record or it could not be read.',
    'behind-gateway': ({ lead, host }) =>
      `Incoming mail first passes a filtering service (${lead.gateway ?? ''}); the mailboxes behind it are on ${host}.`,
    'local-by-mx': ({ lead }) =>
      `The MX record points to ${lead.mxRoot ?? ''}, which belongs to none of the known cloud mail services.`,
    'local-named-by-mx': ({ lead, host }) => `The MX record points to ${lead.mxRoot ?? ''}; mail is hosted by ${host}.`,
    'host-by-mx': ({ lead, host }) => `The MX record points to ${lead.mxRoot ?? ''}; mail is on ${host}.`,
    'host-only': ({ host }) => `According to the records, mail is on ${host}.`,
  },
  providerMeaning: {
    M365: 'This is not about migration but about securing and extending the subscription they have.',
    Google: 'The team is used to cloud mail; talk about Microsoft 365 in terms of the Office apps and Teams.',
    Yandex:
      'The team is used to cloud mail; talk about Microsoft 365 in terms of business support, compliance and teamwork.',
    Zoho: 'The team is used to cloud mail; talk about Microsoft 365 in terms of Office compatibility and teamwork.',
    Amazon: 'This is mostly used for mail sent by applications; ask where the staff mailboxes are.',
    SendGrid: 'This service is mostly used for bulk mail; ask where the staff mailboxes are.',
    Mailgun: 'This service is mostly used for mail sent by applications; ask where the staff mailboxes are.',
    Hosting:
      'On shared hosting, delivery and security can suffer from other customers on the same server; Microsoft 365 strengthens both.',
    Local:
      'Delivery, security and growth depend on how well this server is maintained; Microsoft 365 can be offered as a way to shed that burden.',
    Unknown: 'Look closer before you suggest anything.',
  },
  spfIncludesMicrosoft: 'The SPF record includes the sending servers of Microsoft 365.',
  infrastructure: (summary) => `Network: ${summary}.`,
  tenantElsewhere:
    'The company has a Microsoft tenant while its mail lives elsewhere; ask what the tenant is used for today.',
};
