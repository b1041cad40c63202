import type { SecurityMessages } from '../message-catalogue.js';

const EASY_TO_FORGE = 'forged mail that claims to come from this domain can reach its recipients';

export const security: SecurityMessages = {
  securitySummary: {
    'dmarc-absent': `High risk: there is no valid DMARC record, so ${EASY_TO_FORGE}.`,
    'dmarc-absent-no-spf': `High risk: there is neither an SPF nor a valid DMARC record, so ${EASY_TO_FORGE}.`,
    'dmarc-absent-no-dkim': `High risk: there is no valid DMARC record and no DKIM key under the usual selectors, so ${EASY_TO_FORGE}.`,
    'dmarc-absent-no-spf-no-dkim': `Very high risk: there is no SPF record, no valid DMARC record and no DKIM key under the usual selectors, so ${EASY_TO_FORGE}.`,
    'dmarc-none': `High risk: DMARC only monitors (p=none), so ${EASY_TO_FORGE}.`,
    'dmarc-none-no-spf': `High risk: there is no SPF record and DMARC only monitors (p=none), so ${EASY_TO_FORGE}.`,
    'dmarc-none-no-dkim': `High risk: there is no DKIM key under the usual selectors and DMARC only monitors (p=none), so ${EASY_TO_FORGE}.`,
    'dmarc-none-no-spf-no-dkim': `Very high risk: there is no SPF record, no DKIM key under the usual selectors, and DMARC only monitors (p=none), so ${EASY_TO_FORGE}.`,
    'dmarc-partial': ({ lead }) =>
      `Medium risk: the DMARC policy does not cover all mail (coverage ${lead.dmarcCoverage ?? ''}%).`,
    'dmarc-partial-no-spf': ({ lead }) =>
      `High risk: there is no SPF record and the DMARC policy does not cover all mail (coverage ${lead.dmarcCoverage ?? ''}%).`,
    'dmarc-partial-no-dkim': ({ lead }) =>
      `High risk: there is no DKIM key under the usual selectors and the DMARC policy does not cover all mail (coverage ${lead.dmarcCoverage ?? ''}%).`,
    'dmarc-partial-no-spf-no-dkim': ({ lead }) =>
      `High risk: there is no SPF record, no DKIM key under the usual selectors, and the DMARC policy does not cover all mail (coverage ${lead.dmarcCoverage ?? ''}%).`,
    'no-spf': 'Medium risk: there is no SPF record, so recipients cannot tell which servers may send.',
    'no-dkim':
      'Medium risk: no DKIM key was found under the usual selectors; check separately whether outgoing mail is signed.',
    'no-spf-no-dkim':
      'High risk: there is no SPF record and no DKIM key under the usual selectors, so senders are not properly authenticated.',
    'no-gap': 'Low risk: SPF, DKIM and DMARC are all in place.',
    'no-gap-seen': 'The risk looks low: the records that could be read show no gap, but the picture is incomplete.',
  },
  unreadRecords: (records) => `Could not be read: ${records}.`,
  securityDetail: {
    'spf-present': 'SPF: record present.',
    'spf-absent': 'SPF: no record.',
    'spf-unread': 'SPF: could not be read.',
    'dkim-present': 'DKIM: an active key was found.',
    'dkim-not-found': 'DKIM: no key under the usual selectors.',
    'dkim-unread': 'DKIM: could not be read.',
    'dmarc-absent': 'DMARC: no valid record.',
    'dmarc-policy-none': 'DMARC: policy none; forged mail is reported but not stopped.',
    'dmarc-partial': ({ lead }) =>
      `DMARC: policy ${lead.dmarcPolicy ?? ''}, coverage ${lead.dmarcCoverage ?? ''}% (not full).`,
    'dmarc-quarantine': ({ lead }) =>
      lead.dmarcCoverage === null ? 'DMARC: quarantine policy.' : 'DMARC: quarantine policy, coverage 100%.',
    'dmarc-reject': ({ lead }) =>
      lead.dmarcCoverage === null ? 'DMARC: reject policy.' : 'DMARC: reject policy, coverage 100%.',
    'dmarc-unread': 'DMARC: could not be read.',
  },
  securityAngle: {
    high: 'Open with the security gap: phishing, fake invoices and mail forged in the name of a manager are examples everybody understands.',
    medium:
      'Bring it up as an improvement: closing the remaining gap helps both against forgery and with reliable delivery.',
    low: 'Acknowledge that the basics are in place, and suggest Defender for Office 365 as an extra layer against advanced threats.',
    'out-of-scope': 'This domain is out of scope for now; keep the security findings for a later conversation.',
    'low-incomplete': 'Do not sell on security yet; complete the records that could not be read first.',
  },
  securityAction: {
    'high-move':
      'Propose Microsoft 365 with Defender, and a complete SPF, DKIM and DMARC set-up as part of the migration. Treat this as urgent.',
    'high-stay':
      'Propose closing the SPF, DKIM and DMARC gaps in the Microsoft 365 they already have, and adding Defender for Office 365. Treat this as urgent.',
    'medium-move':
      'Propose the move to Microsoft 365 as the step that also closes the remaining mail authentication gap.',
    'medium-stay': 'Propose closing the remaining mail authentication gap in the Microsoft 365 they already have.',
    'low-move': 'Propose Microsoft 365 with Defender for Office 365, keeping the records as they are.',
    'low-stay': 'Keep the settings as they are and propose Defender for Office 365.',
    'out-of-scope': 'Propose nothing now; decide again after the next scan.',
    'low-incomplete': 'Scan the domain again before you propose anything.',
  },
  securityGap: {
    'spf-absent': 'you have no SPF record',
    'dkim-not-found': 'we found no DKIM signing key',
    'dmarc-absent': 'you have no valid DMARC record',
    'dmarc-policy-none': 'your DMARC policy only monitors',
    'dmarc-partial': (lead) =>
      `your DMARC policy does not cover all of your mail (coverage ${lead.dmarcCoverage ?? ''}%)`,
  },
};
