import type { ConversationMessages } from '../message-catalogue.js';

export const conversation: ConversationMessages = {
  callLine: {
    'cold-opening': ({ greeting, name }) =>
      `${greeting} We ran a general mail check of ${name} from public records and would like to share the result briefly.`,
    'cold-improvement':
      'Small steps often improve mail security and help messages reach the inbox; we could look at your case together.',
    'cold-invitation': 'Could we talk for 10–15 minutes at a time that suits you?',
    'migration-opening': ({ greeting, name, host }) =>
      `${greeting} We looked at the mail set-up of ${name} in public records. Your mail appears to be on ${host}, and your set-up is well suited to a move to Microsoft 365.`,
    'migration-opening-unknown-host': ({ greeting, name }) =>
      `${greeting} We looked at the mail set-up of ${name} in public records, and I would like to talk about what Microsoft 365 could do for you.`,
    'hosting-country': ({ lead }) =>
      `Your servers appear to be located in ${lead.ipContext?.country ?? ''}; if it matters to you where your data is kept, we can cover that too.`,
    'hosting-proxy':
      'Your address appears to sit behind a proxy; we would look at your network together when planning the move.',
    'value-large':
      'For organisations of your size, the Enterprise plan brings central management, security and cost control together.',
    'value-medium': 'Business Standard gives you business mail, the Office apps and Teams in one package.',
    'value-small': 'Business Basic gives you business mail, Teams and cloud storage for a modest monthly fee.',
    'value-general': 'Microsoft 365 brings mail, meetings and file sharing together in one secure place.',
    'migration-offer-call':
      'In a 15-minute call I can outline an offer made for you; which day would suit you this week?',
    'migration-short-call': 'I would like to hear about your needs in a short call; when would suit you?',
    'existing-opening': ({ greeting }) =>
      `${greeting} We see that you use Microsoft 365, and we have a few suggestions to get more value and security out of it.`,
    'existing-opening-unconfirmed': ({ greeting }) =>
      `${greeting} I would like to hear how you use Microsoft services today and to share a few suggestions.`,
    'existing-defender':
      'Defender for Office 365 adds a layer of protection to your mail against phishing and malicious attachments.',
    'existing-review-call': 'Could we set up a short call to review where you stand?',
    'general-opening': ({ greeting }) => `${greeting} I would like to learn a little about your mail set-up.`,
    'general-later': 'If this is not on your agenda now, we can talk again whenever it suits you.',
    'no-mail-opening': ({ greeting, name }) =>
      `${greeting} We could not find a mail service on ${name}; does your company use another domain for mail?`,
    'security-gaps': ({ gaps }) =>
      `In our check we noticed the following: ${gaps}. This can make it easier to send forged mail in your name.`,
    'tenant-elsewhere':
      'We see that your organisation has a Microsoft tenant while your mail lives elsewhere. Have you thought about bringing mail under the same roof?',
  },
  question: {
    'tenant-use': 'What do you use your Microsoft tenant for today, and why did you keep mail apart from it?',
    'mail-satisfaction': 'How happy are you with your mail service today, and what gives you the most trouble?',
    'security-worries': 'Have you had trouble with phishing, fake invoices or spam lately?',
    'mail-administration': 'Who looks after mail and user accounts, and how much time does it take?',
    'local-server-growth': 'How well does your current mail server cope with new users and growth?',
    'features-in-use': 'Which parts of Microsoft 365 do you use, and which have you not switched on yet?',
    'extra-protection': 'Have you felt the need for an extra layer of security such as Defender?',
    deliverability: 'Do your messages end up in junk folders, or do you receive too much spam?',
    'mail-in-general': 'Does the way you handle mail today support your business well enough?',
    'it-priorities': 'What are your IT priorities for the coming months?',
    'central-strategy': 'Do you have a central strategy for mail and identity across the organisation?',
    compliance: 'How do you meet compliance duties such as KVKK and GDPR when it comes to mail?',
    'user-growth': 'Do you expect the number of users to grow over the next year?',
    'administration-budget': 'Do you have a budget for running mail, or somebody who supports you with it?',
    'yearly-budget': 'What yearly budget do you have in mind for this?',
    'decision-process': 'How do you reach a decision, and who needs to approve it?',
    timing: 'When would you like to put a change into practice?',
  },
};
