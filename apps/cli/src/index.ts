export { runHunter } from './lib/run-hunter.js';
export { scanDomain, toScanLine } from './lib/scan-domain.js';
export type { ScanDepth } from './lib/scan-domain.js';
export { isScanned } from './lib/scan-line.js';
export type { EvidenceLine, RefusedLine, ScanError, ScanLine, ScanOutcome } from './lib/scan-line.js';
export type { ExitCode, Terminal } from './lib/terminal.js';
