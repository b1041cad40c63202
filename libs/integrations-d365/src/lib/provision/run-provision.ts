import { setTimeout as sleep } from 'node:timers/promises';
import type { D365Client } from '../client';
import { D365Error } from '../d365-failure';
import { findKey } from '../doctor/judge-facts';
import { fetchOrgKeys } from '../fetch-org-table';
import { KEY_FIELD } from '../hunter-columns';
import type { RightsScope } from '../needed-privileges';
import { nameIn, toColumnBody, toKeyBody, type DefinitionOptions } from './definition-body';
import { fetchForms } from './fetch-forms-and-views';
import { fetchRole, ROLE_NAME } from './fetch-role';
import { addFormSection, hasFormSection } from './form-section';
import {
  fetchDefinitionState,
  fetchProvisionState,
  fetchPublishers,
  type ProvisionReader,
} from './fetch-provision-state';
import {
  isStopped,
  OPTION_VALUE_PREFIX,
  planProvision,
  SOLUTION_NAME,
  type ProvisionPlan,
  type ProvisionStep,
} from './plan-provision';
import type { OrgRole, ProvisionState } from './provision-state';
import { toStepFailure, type StepFailure, type StepFailureCode } from './provision-texts';
import { toViewBody } from './view-body';
import { viewIdOf, type HunterView } from './views';

export type ProvisionClient = ProvisionReader & Pick<D365Client, 'postDocument' | 'patchDocument'>;

export interface ProvisionTiming {
  /** Between two looks at something that takes its time; grows with every look at the same thing. */
  readonly pollMs: number;
  /** How long a change of the definitions may take to spread. */
  readonly spreadMs: number;
  /** How long the index of the key may take. */
  readonly keyMs: number;
}

/** Definitions spread within half a minute as a rule; an index over many rows takes minutes. */
export const PROVISION_TIMING: ProvisionTiming = { pollMs: 2_000, spreadMs: 120_000, keyMs: 600_000 };

export interface ProvisionOptions extends RightsScope {
  readonly publisherPrefix: string;
  readonly dryRun: boolean;
  readonly timing?: ProvisionTiming;
  /** Told before each step. */
  readonly onStep?: (step: ProvisionStep) => void;
  readonly now: () => number;
}

export type StepStatus = 'planned' | 'done' | 'failed' | 'not-reached';

export interface StepReport {
  readonly kind: ProvisionStep['kind'];
  readonly target: string;
  readonly status: StepStatus;
  /** Why it failed. */
  readonly failure?: StepFailure;
}

export interface ProvisionReport {
  readonly dryRun: boolean;
  readonly languages: readonly number[];
  readonly steps: readonly StepReport[];
  readonly conflicts: ProvisionPlan['conflicts'];
  /** The organisation is as Hunter needs it. */
  readonly complete: boolean;
}

/**
 * Brings an organisation to where Hunter can push: plans, then makes what is missing. Each step looks first whether an
 * earlier attempt, whose answer was lost, has done it already.
 * @throws D365Error when the organisation cannot be read
 */
export async function runProvision(client: ProvisionClient, options: ProvisionOptions): Promise<ProvisionReport> {
  const state = await fetchProvisionState(client, options);
  const plan = planProvision(state, options.publisherPrefix);
  const report = { dryRun: options.dryRun, languages: state.languages, conflicts: plan.conflicts };
  if (options.dryRun || isStopped(plan)) {
    const steps = plan.steps.map(({ kind, target }) => ({ kind, target, status: 'planned' as const }));
    return { ...report, steps, complete: steps.length === 0 && plan.conflicts.length === 0 };
  }
  const steps = await new Provisioner(client, options).run(plan, state);
  const complete = steps.every(({ status }) => status === 'done') && plan.conflicts.length === 0;
  return { ...report, steps, complete };
}

const DEFINITION_STEPS: ReadonlySet<ProvisionStep['kind']> = new Set([
  'create-publisher',
  'create-solution',
  'create-column',
  'create-key',
  'rebuild-key',
]);

/** What is made becomes part of Hunter's solution. */
const IN_SOLUTION = { 'MSCRM.SolutionUniqueName': SOLUTION_NAME } as const;

/** Another customisation runs, or a definition that was just made has not spread yet: worth another try. */
const NOT_YET: ReadonlySet<string> = new Set(['0x80071151', '0x80040216', '0x8006088f']);
/** It is there already: an earlier attempt made it. */
const ALREADY: ReadonlySet<string> = new Set([
  '0x80047013',
  '0x80044363',
  '0x80060893',
  '0x80060894',
  '0x80040237',
  '0x80060897',
]);

class Provisioner {
  private readonly timing: ProvisionTiming;

  constructor(
    private readonly client: ProvisionClient,
    private readonly options: ProvisionOptions,
  ) {
    this.timing = options.timing ?? PROVISION_TIMING;
  }

  async run(plan: ProvisionPlan, state: ProvisionState): Promise<readonly StepReport[]> {
    const reports: StepReport[] = [];
    for (const step of plan.steps) {
      const { kind, target } = step;
      if (reports.at(-1)?.status === 'failed' || reports.at(-1)?.status === 'not-reached') {
        reports.push({ kind, target, status: 'not-reached' });
        continue;
      }
      this.options.onStep?.(step);
      const failure = await this.attempt(step, state);
      reports.push(failure === null ? { kind, target, status: 'done' } : { kind, target, status: 'failed', failure });
    }
    return reports;
  }

  private async attempt(step: ProvisionStep, state: ProvisionState): Promise<StepFailure | null> {
    const untilMs = this.options.now() + this.timing.spreadMs;
    for (let round = 1; ; round += 1) {
      try {
        if (round > 1 && (await this.isDone(step, state))) return null;
        const code = await this.perform(step, state);
        return code === undefined ? null : toStepFailure(code);
      } catch (error) {
        if (!(error instanceof D365Error)) throw error;
        const { failure } = error;
        if (ALREADY.has(failure.vendorCode ?? '')) return null;
        const isWorthwhile = failure.kind === 'transient' || NOT_YET.has(failure.vendorCode ?? '');
        if (!isWorthwhile || this.options.now() >= untilMs) return toStepFailure(failure.code);
        await sleep(Math.max(this.timing.pollMs * round, failure.retryAfterMs ?? 0));
      }
    }
  }

  /** An attempt whose answer was lost may have done its work. What comes after the definitions does no harm twice. */
  private async isDone({ kind, target }: ProvisionStep, before: ProvisionState): Promise<boolean> {
    if (!DEFINITION_STEPS.has(kind)) return false;
    const state = { ...before, ...(await fetchDefinitionState(this.client)) };
    const { steps } = planProvision(state, this.options.publisherPrefix);
    return !steps.some((step) => step.kind === kind && step.target === target);
  }

  /** Undefined when all went well; a failed request is thrown. */
  private async perform(step: ProvisionStep, before: ProvisionState): Promise<StepFailureCode | undefined> {
    const { publisherPrefix } = this.options;
    switch (step.kind) {
      case 'create-publisher':
        await this.client.postDocument('/publishers', {
          friendlyname: 'Hunter',
          uniquename: publisherPrefix,
          customizationprefix: publisherPrefix,
          customizationoptionvalueprefix: OPTION_VALUE_PREFIX,
        });
        return;
      case 'create-solution':
        await this.createSolution();
        return;
      case 'create-column':
        await this.createDefinition('Attributes', toColumnBody(step.column, this.definitionOptions(before)));
        return;
      case 'await-columns':
        return this.awaitColumns(step.columns);
      case 'create-key':
        await this.createDefinition('Keys', toKeyBody(step.target, this.definitionOptions(before)));
        return;
      case 'rebuild-key':
        await this.client.postDocument('/ReactivateEntityKey', {
          EntityLogicalName: 'lead',
          EntityKeyLogicalName: step.keyName,
        });
        return;
      case 'await-key':
        return this.awaitKey();
      case 'create-role':
        await this.createRole(before.role);
        return;
      case 'grant-privileges':
        await this.grantPrivileges();
        return;
      case 'create-view':
        return this.createView(step.view, before.languages);
      case 'label-view':
        await this.labelView(step.view, before.languages);
        return;
      case 'add-form-section':
        return this.addSection(step.formId, before.languages);
      case 'publish':
        await this.client.postDocument('/PublishXml', {
          ParameterXml: `<importexportxml><entities><entity>${step.target}</entity></entities></importexportxml>`,
        });
        return;
    }
  }

  private async createSolution(): Promise<void> {
    const publishers = await fetchPublishers(this.client);
    const publisher = publishers.find(({ prefix }) => prefix === this.options.publisherPrefix);
    await this.client.postDocument('/solutions', {
      friendlyname: 'Hunter',
      uniquename: SOLUTION_NAME,
      version: '1.0.0.0',
      'publisherid@odata.bind': `/publishers(${publisher?.id ?? ''})`,
    });
  }

  private async createDefinition(part: 'Attributes' | 'Keys', body: Parameters<D365Client['postDocument']>[1]) {
    await this.client.postDocument(`/EntityDefinitions(LogicalName='lead')/${part}`, body, IN_SOLUTION);
  }

  private async createRole({ businessUnitId }: OrgRole): Promise<void> {
    await this.client.postDocument(
      '/roles',
      { name: ROLE_NAME, 'businessunitid@odata.bind': `/businessunits(${businessUnitId})` },
      IN_SOLUTION,
    );
  }

  private async grantPrivileges(): Promise<void> {
    const role = await fetchRole(this.client, this.options);
    await this.client.postDocument(`/roles(${role.id ?? ''})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, {
      Privileges: role.missing.map(({ id }) => ({ PrivilegeId: id, Depth: 'Global' })),
    });
  }

  private async createView(
    view: HunterView,
    [baseLanguage = 0]: readonly number[],
  ): Promise<StepFailureCode | undefined> {
    const columns = await this.client.fetchOrgColumns(undefined, 'strong');
    const body = toViewBody(view, { publisherPrefix: this.options.publisherPrefix, baseLanguage, columns });
    if (body === null) return 'columns-differ';
    await this.client.postDocument('/savedqueries', body, IN_SOLUTION);
    return undefined;
  }

  private async labelView(view: HunterView, languages: readonly number[]): Promise<void> {
    await this.client.postDocument('/SetLocLabels', {
      EntityMoniker: { '@odata.type': 'Microsoft.Dynamics.CRM.savedquery', savedqueryid: viewIdOf(view) },
      AttributeName: 'name',
      Labels: languages.map((lcid) => ({ Label: nameIn(view.name, lcid), LanguageCode: lcid })),
    });
  }

  /** Reads the form again first: somebody may have changed it since the plan was made. */
  private async addSection(formId: string, languages: readonly number[]): Promise<StepFailureCode | undefined> {
    const { publisherPrefix } = this.options;
    const form = (await fetchForms(this.client)).find(({ id }) => id === formId);
    if (form === undefined || hasFormSection(form.xml, publisherPrefix) === true) return undefined;
    const formxml = addFormSection(form.xml, { publisherPrefix, languages });
    if (formxml === null) return 'form-without-place';
    await this.client.patchDocument(`/systemforms(${formId})`, { formxml }, IN_SOLUTION);
    return undefined;
  }

  private definitionOptions(before: ProvisionState): DefinitionOptions {
    const { publisherPrefix } = this.options;
    const known = before.publishers.find(({ prefix }) => prefix === publisherPrefix);
    const optionValuePrefix = known?.optionValuePrefix ?? OPTION_VALUE_PREFIX;
    return { publisherPrefix, languages: before.languages, optionValuePrefix };
  }

  /** Waits until a push can write to the new columns. */
  private async awaitColumns(names: readonly string[]): Promise<StepFailureCode | undefined> {
    const untilMs = this.options.now() + this.timing.spreadMs;
    for (;;) {
      const columns = await this.client.fetchOrgColumns();
      if (names.every((name) => columns.has(name))) return undefined;
      if (this.options.now() >= untilMs) return 'columns-not-spread';
      await sleep(this.timing.pollMs);
    }
  }

  private async awaitKey(): Promise<StepFailureCode | undefined> {
    const untilMs = this.options.now() + this.timing.keyMs;
    for (;;) {
      const key = findKey(await fetchOrgKeys(this.client), `${this.options.publisherPrefix}_${KEY_FIELD}`);
      if (key?.state === 'Active') return undefined;
      if (key?.state === 'Failed') return 'key-failed';
      if (this.options.now() >= untilMs) return 'key-building';
      await sleep(this.timing.pollMs);
    }
  }
}
