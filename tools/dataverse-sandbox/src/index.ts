export { runCli } from './lib/cli.js';
export type { FaultKnobsPatch } from './lib/faults/fault-knobs.js';
export type { ProfileName } from './lib/metadata/profile.js';
export type { SandboxOptions } from './lib/sandbox-options.js';
export { DEFAULT_OPTIONS } from './lib/sandbox-options.js';
export { SANDBOX_IDS } from './lib/store/seed-organization.js';
export type { RunningSandbox } from './lib/start-dataverse-sandbox.js';
export { startDataverseSandbox } from './lib/start-dataverse-sandbox.js';
