import type { CallLineCode } from '../call-script.js';
import type { QuestionCode } from '../discovery-questions.js';
import type { NextStepMessageCode } from '../next-step-message.js';
import type { OfferNote } from '../offer-note.js';
import type { OfferReason } from '../offer-tier.js';
import type { OneLinerCode, OneLinerNote } from '../one-liner.js';
import type { OpportunityFactorCode } from '../opportunity.js';
import type { OpportunitySummaryCode } from '../opportunity-summary.js';
import type { MailRouteCode } from '../provider-reasoning.js';
import type { Provider, SalesLead } from '../sales-lead.js';
import type { SecurityActionCode, SecurityAngleCode, SecurityGap, SecuritySummaryCode } from '../security-reasoning.js';
import type { SecurityFinding } from '../security-risk.js';
import type { SegmentExplanationCode } from '../segment-explanation.js';
import type { Sentence } from '../summary-facts.js';
import type { UrgencyReason } from '../urgency.js';

/** A gap in the customer's own terms. It is written before the facts are complete, so it is filled from the lead. */
export type GapText = string | ((lead: SalesLead) => string);

/** Names and greetings that other sentences are built from. */
export interface PhraseMessages {
  readonly provider: Readonly<Record<Provider, string>>;
  /** The domain as a noun phrase that sentences are built around; an empty one becomes "this domain". */
  readonly domainName: (domain: string) => string;
  readonly greeting: (partnerName: string | null) => string;
}

export interface OneLinerMessages {
  /** Without the domain in front and the full stop behind. */
  readonly oneLiner: Readonly<Record<OneLinerCode, Sentence>>;
  readonly oneLinerNote: Readonly<Record<OneLinerNote, Sentence>>;
}

export interface SegmentMessages {
  readonly segment: Readonly<Record<SegmentExplanationCode, Sentence>>;
  readonly positiveSignals: (signals: string) => string;
  readonly incompleteScore: string;
}

export interface ProviderMessages {
  readonly mailRoute: Readonly<Record<MailRouteCode, Sentence>>;
  readonly providerMeaning: Readonly<Record<Provider, string>>;
  readonly spfIncludesMicrosoft: string;
  readonly infrastructure: (summary: string) => string;
  readonly tenantElsewhere: string;
}

export interface SecurityMessages {
  readonly securitySummary: Readonly<Record<SecuritySummaryCode, Sentence>>;
  readonly unreadRecords: (records: string) => string;
  readonly securityDetail: Readonly<Record<SecurityFinding, Sentence>>;
  readonly securityAngle: Readonly<Record<SecurityAngleCode, string>>;
  readonly securityAction: Readonly<Record<SecurityActionCode, string>>;
  /** The gap as it is told to the customer. */
  readonly securityGap: Readonly<Record<SecurityGap, GapText>>;
}

export interface ConversationMessages {
  readonly callLine: Readonly<Record<CallLineCode, Sentence>>;
  readonly question: Readonly<Record<QuestionCode, string>>;
}

export interface OfferMessages {
  readonly offer: Readonly<Record<OfferReason, Sentence>>;
  readonly offerNote: Readonly<Record<OfferNote, Sentence>>;
}

export interface OpportunityMessages {
  readonly factor: Readonly<Record<OpportunityFactorCode, string>>;
  readonly opportunity: Readonly<Record<OpportunitySummaryCode, Sentence>>;
}

export interface NextStepMessages {
  readonly urgencyReason: Readonly<Record<UrgencyReason, Sentence>>;
  readonly nextStep: Readonly<Record<NextStepMessageCode, { readonly message: Sentence; readonly note: Sentence }>>;
}

/** Every sentence of the engine in one language. A code without text does not compile. */
export interface MessageCatalogue
  extends PhraseMessages,
    OneLinerMessages,
    SegmentMessages,
    ProviderMessages,
    SecurityMessages,
    ConversationMessages,
    OfferMessages,
    OpportunityMessages,
    NextStepMessages {}
