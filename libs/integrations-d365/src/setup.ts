/** Examining and preparing an organisation, free of frameworks: for a command line. */
export { createD365Client } from './lib/create-client';
export { D365Error } from './lib/d365-failure';
export { runDoctor } from './lib/doctor/run-doctor';
export { toChecklistResponse, type ChecklistResponse } from './lib/doctor/checklist-response';
export { readAdminConfig, readSetupConfig } from './lib/provision/setup-config';
export { toProvisionResponse, type ProvisionResponse } from './lib/provision/provision-response';
export { runProvision } from './lib/provision/run-provision';
export { STEP_TEXTS } from './lib/provision/provision-texts';
