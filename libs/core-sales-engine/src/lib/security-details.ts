import type { DkimFinding, DmarcFinding, SecurityFinding, SpfFinding } from './security-risk.js';

type Texts<Text> = Readonly<Record<SecurityFinding, Text>>;

/** The line that tells what was read of SPF. */
export function planSpfDetail<Text>(spf: SpfFinding, texts: Texts<Text>): Text {
  if (spf === 'spf-present') return texts['spf-present'];
  return spf === 'spf-absent' ? texts['spf-absent'] : texts['spf-unread'];
}

/** The line that tells what was read of DKIM. */
export function planDkimDetail<Text>(dkim: DkimFinding, texts: Texts<Text>): Text {
  if (dkim === 'dkim-present') return texts['dkim-present'];
  return dkim === 'dkim-not-found' ? texts['dkim-not-found'] : texts['dkim-unread'];
}

/** The line that tells what was read of DMARC. */
export function planDmarcDetail<Text>(dmarc: DmarcFinding, texts: Texts<Text>): Text {
  switch (dmarc) {
    case 'dmarc-absent':
      return texts['dmarc-absent'];
    case 'dmarc-policy-none':
      return texts['dmarc-policy-none'];
    case 'dmarc-partial':
      return texts['dmarc-partial'];
    case 'dmarc-quarantine':
      return texts['dmarc-quarantine'];
    case 'dmarc-reject':
      return texts['dmarc-reject'];
    case 'dmarc-unread':
      return texts['dmarc-unread'];
  }
}
