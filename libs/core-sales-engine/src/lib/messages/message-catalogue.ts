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
import type { Template } from '../summary-facts.js';
import type { UrgencyReason } from '../urgency.js';

/** Names and greetings that other sentences are built from. */
export interface PhraseMessages {
  readonly provider: Readonly<Record<Provider, string>>;
  /** The domain as a noun phrase that sentences are built around; an empty one becomes "this domain". */
  readonly domainName: (domain: string) => string;
  readonly greeting: (partnerName: string | null) => string;
}

export interface OneLinerMessages {
  /** Without the domain in front and the full stop behind. */
  readonly oneLiner: Readonly<Record<OneLinerCode, Template>>;
  readonly oneLinerNote: Readonly<Record<OneLinerNote, Template>>;
}

export interface SegmentMessages {
  readonly segment: Readonly<Record<SegmentExplanationCode, Template>>;
  readonly positiveSignals: (signals: string) => string;
  readonly incompleteScore: string;
}

export interface ProviderMessages {
  readonly mailRoute: Readonly<Record<MailRouteCode, Template>>;
  readonly providerMeaning: Readonly<Record<Provider, string>>;
  readonly spfIncludesMicrosoft: string;
  readonly infrastructure: (summary: string) => string;
  readonly tenantElsewhere: string;
}

export interface SecurityMessages {
  readonly securitySummary: Readonly<Record<SecuritySummaryCode, Template>>;
  readonly unreadRecords: (records: string) => string;
  readonly securityDetail: Readonly<Record<SecurityFinding, Template>>;
  readonly securityAngle: Readonly<Record<SecurityAngleCode, string>>;
  readonly securityAction: Readonly<Record<SecurityActionCode, string>>;
  /** The gap as it is told to the customer. */
  readonly securityGap: Readonly<Record<SecurityGap, (lead: SalesLead) => string>>;
}

export interface ConversationMessages {
  readonly callLine: Readonly<Record<CallLineCode, Template>>;
  readonly question: Readonly<Record<QuestionCode, Template>>;
}

export interface OfferMessages {
  readonly offer: Readonly<Record<OfferReason, Template>>;
  readonly offerNote: Readonly<Record<OfferNote, Template>>;
}

export interface OpportunityMessages {
  readonly factor: Readonly<Record<OpportunityFactorCode, string>>;
  readonly opportunity: Readonly<Record<OpportunitySummaryCode, Template>>;
}

export interface NextStepMessages {
  readonly urgencyReason: Readonly<Record<UrgencyReason, Template>>;
  readonly nextStep: Readonly<Record<NextStepMessageCode, { readonly message: Template; readonly note: Template }>>;
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
