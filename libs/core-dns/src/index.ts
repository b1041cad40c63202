export { analyzeDns, BULK_READING } from './lib/analyze-dns.js';
export type { AnalyzeDnsOptions } from './lib/analyze-dns.js';
export type {
  DnsAbsence,
  DnsAnswer,
  DnsFailureCause,
  DnsRecord,
  DnsRecordType,
  DnsResolver,
} from './lib/dns-answer.js';
export { planDkimSelectors } from './lib/dkim-selectors.js';
export { ENGINE_VERSION } from './lib/engine-version.js';
export { CNAME_PROBES } from './lib/fetch-cnames.js';
export { planDmarcWalk } from './lib/fetch-dmarc.js';
export { EXTRA_PARTS } from './lib/fetch-extra-parts.js';
export type { ExtraPartName } from './lib/fetch-extra-parts.js';
export { DNS_FINDING_CODES } from './lib/finding.js';
export type { DnsFinding, DnsFindingCode } from './lib/finding.js';
export { parseBimi } from './lib/parse-bimi.js';
export type { BimiParse, BimiRecord } from './lib/parse-bimi.js';
export { parseDkimKey } from './lib/parse-dkim-key.js';
export type { DkimKey, DkimKeyParse } from './lib/parse-dkim-key.js';
export { parseDmarc } from './lib/parse-dmarc.js';
export type { DmarcParse, DmarcPolicy, DmarcRecord } from './lib/parse-dmarc.js';
export { parseMtaSts } from './lib/parse-mta-sts.js';
export type { MtaStsParse, MtaStsRecord } from './lib/parse-mta-sts.js';
export { parseMx } from './lib/parse-mx.js';
export type { MxHost, MxRecords } from './lib/parse-mx.js';
export { parseSpf } from './lib/parse-spf.js';
export type { SpfMechanism, SpfParse, SpfQualifier, SpfRecord } from './lib/parse-spf.js';
export { parseTlsRpt } from './lib/parse-tls-rpt.js';
export type { TlsRptParse, TlsRptRecord } from './lib/parse-tls-rpt.js';
export { DNS_PART_NAMES } from './lib/part-names.js';
export type { DnsPartName } from './lib/part-names.js';
export type {
  AbsentPart,
  AddressDetail,
  AddressLookup,
  BimiDetail,
  CnameDetail,
  CnameProbe,
  DkimDetail,
  DkimLookup,
  DkimPart,
  DmarcDetail,
  DnsPart,
  DnsReading,
  MtaStsDetail,
  MxDetail,
  PresentPart,
  SpfDetail,
  SpfTreeNode,
  SpfTreePart,
  TlsRptDetail,
  TxtDetail,
  UnknownPart,
} from './lib/reading.js';
export { scanStatusOf } from './lib/scan-status-of.js';
export type { DnsScanStatus } from './lib/scan-status-of.js';
export type { SpfMacroPart, SpfMacroString } from './lib/spf-macro.js';
export { toEvidence } from './lib/to-evidence.js';
export type { DnsEvidence } from './lib/to-evidence.js';
export { toMailSetupReading } from './lib/to-mail-setup-reading.js';
export type { MailSetupInput } from './lib/to-mail-setup-reading.js';
export { toScoreSignals } from './lib/to-score-signals.js';
export type { DnsScoreSignals } from './lib/to-score-signals.js';
export { readTxtVerifications } from './lib/txt-verifications.js';
export type { TxtVerification } from './lib/txt-verifications.js';
export { checkSpf } from './lib/check-spf.js';
export type { SpfCheck, SpfCheckInput, SpfCheckOptions } from './lib/check-spf.js';
export type { SpfResult } from './lib/evaluate-spf.js';
export type { SpfDeviations } from './lib/spf-deviations.js';
export type { SpfProblem } from './lib/spf-session.js';
