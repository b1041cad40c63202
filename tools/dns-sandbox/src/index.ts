export { startDnsSandbox } from './lib/start-dns-sandbox.js';
export type { DnsSandbox, DnsSandboxOptions } from './lib/start-dns-sandbox.js';
export { readRecordsFolder } from './lib/records-folder.js';
export type { RecordedDomain } from './lib/records-folder.js';
export { readZoneFile, ZoneFileError } from './lib/zone-file.js';
export type { Behaviour, NameEntry, RecordSets, ZoneFile, ZoneNames, ZoneRecordType } from './lib/zone-file.js';
export type { Faults } from './lib/faults.js';
export { runCommand } from './lib/run-command.js';
