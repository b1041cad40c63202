import { randomUUID } from 'node:crypto';
import { Agent } from 'node:https';
import axios, { isAxiosError, type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import axiosRetry from 'axios-retry';
import type { AccessTokens } from './access-token';
import { toBypassHeaders } from './bypass';
import type { D365EnabledConfig } from './config';
import { D365Error, toD365Failure, type D365Failure } from './d365-failure';
import type { RequestEnd } from './delivery/request-end';
import type { RequestKind, RequestLimiter } from './delivery/request-limiter';
import { readNetworkFailure, readRefusal } from './failures';
import { isJsonObject, readObjects, readString, type JsonObject } from './json';
import { isGuid, isKeyValue, readEntityGuid, toUrlLiteral } from './odata';
import { readBatchParts, toReadBatch, type BatchPart } from './read-batch';
import {
  readOrgColumns,
  readRemoteLead,
  ROW_STATE_COLUMNS,
  type ColumnValues,
  type OrgColumns,
  type RemoteLead,
} from './schema';
import { readRetryAfterMs } from './retry-after';
import { currentTraceId } from './trace-context';
import { trustingContext } from './trusted-authorities';

type ClientConfig = Pick<
  D365EnabledConfig,
  'baseUrl' | 'apiVersion' | 'ca' | 'requestTimeoutMs' | 'suppressDuplicateDetection' | 'bypass'
> & { readonly keyColumn: string };

export interface D365ClientOptions {
  readonly config: ClientConfig;
  readonly tokens: Pick<AccessTokens, 'token' | 'forget'>;
  readonly onFailure?: (failure: D365Failure) => void;
  /** Lets requests out no faster than the organisation takes them. */
  readonly limiter?: Pick<RequestLimiter, 'run'>;
}

export interface WriteReceipt {
  readonly leadId: string;
  readonly requestId: string | null;
}

export interface BulkReceipt {
  /** GUIDs of created rows in the order of the targets; none after `UpsertMultiple`, which does not tell. */
  readonly leadIds: readonly string[];
  readonly requestId: string | null;
}

/** Options of a list request, by their OData names. */
export type RowQuery = Readonly<Partial<Record<'$select' | '$filter' | '$orderby' | '$top' | `@p${number}`, string>>>;

/** One list request of several that are asked together. */
export interface RowRequest {
  readonly entitySet: string;
  readonly query: RowQuery;
}

/** Query options of a document, by their OData names. */
export type DocumentQuery = Readonly<Partial<Record<'$select' | '$filter' | '$expand', string>>>;

export interface WebDocument {
  readonly body: JsonObject;
  /** The server's `Date`, in milliseconds; null when it sent none. */
  readonly serverTimeMs: number | null;
}

/** What changes about a row besides its mapped columns. */
export interface RowChange {
  /** Gives the row the key of this domain; null takes its key away. */
  readonly key?: string | null;
  /** Opens a closed lead again; Dynamics picks the status reason. */
  readonly reopen?: true;
}

/** An owner for new leads, as the value of `ownerid@odata.bind`. */
export type OwnerBinding = `/systemusers(${string})` | `/teams(${string})`;

/** How a lead is to be qualified. */
export interface QualifyOrder {
  readonly createContact: boolean;
  /** Entra object id of the person to act for. */
  readonly callerObjectId: string | null;
}

export interface QualifyReceipt {
  readonly rows: readonly JsonObject[];
  readonly requestId: string | null;
}

const OPEN_STATE = 0;

/** The status reason that every lead table has for the state Qualified. */
const QUALIFIED_REASON = 3;

/** Goes past the cache of definitions, which lags behind by half a minute. */
const STRONG = { Consistency: 'Strong' } as const;

/** Holds reads only: a batch is sent again like a read. */
const BATCH_PATH = '/$batch';

const READ_RETRIES = 1;
const READ_RETRY_MS = 200;

/**
 * Speaks the Dataverse Web API over HTTPS. Every failure leaves as a {@link D365Error}. Reads are repeated once after a
 * network fault or 502–504; a write never is, because the job decides about its attempts.
 */
export class D365Client {
  private readonly http: AxiosInstance;
  private readonly agent: Agent;
  private readonly bypassHeaders: Readonly<Record<string, string>>;

  constructor(private readonly options: D365ClientOptions) {
    const { config } = options;
    this.bypassHeaders = toBypassHeaders(config.bypass);
    this.agent = new Agent({
      keepAlive: true,
      ...(config.ca === null ? {} : { secureContext: trustingContext(config.ca) }),
    });
    this.http = axios.create({
      baseURL: `${config.baseUrl}/api/data/${config.apiVersion}`,
      httpsAgent: this.agent,
      timeout: config.requestTimeoutMs,
      maxRedirects: 0,
      headers: { Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0' },
    });
    // The two packages may resolve different copies of axios' types; at run time only interceptors are touched.
    axiosRetry(this.http as unknown as Parameters<typeof axiosRetry>[0], {
      retries: READ_RETRIES,
      retryDelay: () => READ_RETRY_MS,
      retryCondition: (error) => isRead(error.config) && isWorthRepeating(error.response?.status, error.code),
      shouldResetTimeout: true,
    });
  }

  /** Closes idle connections. */
  close(): void {
    this.agent.destroy();
  }

  /** The row under the domain's key, or null when there is none. */
  async fetchLeadByKey(domain: string, columns: readonly string[], signal?: AbortSignal): Promise<RemoteLead | null> {
    return this.fetchLead(this.pathOfKey(domain), columns, signal);
  }

  /** The row with this GUID, or null when it was deleted. */
  async fetchLeadById(leadId: string, columns: readonly string[], signal?: AbortSignal): Promise<RemoteLead | null> {
    return this.fetchLead(pathOfLead(leadId), columns, signal);
  }

  /** Creates the row under the domain's key and nothing else: a row that is already there fails with `row-exists`. */
  async createLead(
    domain: string,
    values: ColumnValues,
    owner: OwnerBinding | null,
    signal?: AbortSignal,
    options: { readonly ignoreDuplicateRules?: boolean } = {},
  ): Promise<WriteReceipt> {
    const asksDuplicateRules = !this.options.config.suppressDuplicateDetection && options.ignoreDuplicateRules !== true;
    const response = await this.write(
      this.pathOfKey(domain),
      { ...values, ...(owner === null ? {} : { 'ownerid@odata.bind': owner }) },
      {
        'If-None-Match': '*',
        ...(asksDuplicateRules ? { 'MSCRM.SuppressDuplicateDetection': 'false' } : {}),
      },
      signal,
    );
    const leadId = readString(response.data, 'leadid') ?? readEntityGuid(headerOf(response, 'odata-entityid'));
    if (leadId !== undefined) return { leadId: leadId.toLowerCase(), requestId: requestIdOf(response) ?? null };
    const created = await this.fetchLeadByKey(domain, [], signal);
    if (created === null) throw this.fail(toD365Failure('row-gone'));
    return { leadId: created.leadId, requestId: requestIdOf(response) ?? null };
  }

  /** Writes the given columns if the row is still the one that was read; else fails with `row-changed` or `row-gone`. */
  async updateLead(
    leadId: string,
    etag: string,
    values: ColumnValues,
    signal?: AbortSignal,
    change: RowChange = {},
  ): Promise<WriteReceipt> {
    const body = {
      ...values,
      ...(change.key === undefined ? {} : { [this.options.config.keyColumn]: change.key }),
      ...(change.reopen === true ? { statecode: OPEN_STATE } : {}),
    };
    const response = await this.write(pathOfLead(leadId), body, { 'If-Match': etag }, signal);
    return { leadId, requestId: requestIdOf(response) ?? null };
  }

  /** Rows of any table, all pages of them. */
  async fetchRows(entitySet: string, query: RowQuery, signal?: AbortSignal): Promise<readonly JsonObject[]> {
    const response = await this.read(`/${entitySet}`, query, signal);
    return this.fetchAllPages(response.data, signal);
  }

  /**
   * The rows of several list requests, in their order, all pages of them. They go out in one `$batch`, which is one request
   * to the limits of requests and concurrency; its execution time is that of all of them. Fails when one of them does.
   */
  async fetchRowSets(
    requests: readonly RowRequest[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly JsonObject[])[]> {
    const boundary = `batch_${randomUUID()}`;
    const response = await this.send(
      {
        method: 'post',
        url: BATCH_PATH,
        data: toReadBatch(
          requests.map((request) => this.addressOf(request)),
          boundary,
        ),
        headers: {
          Accept: 'multipart/mixed',
          'Content-Type': `multipart/mixed; boundary="${boundary}"`,
          // Without it a batch takes the status of its first failure; so each part tells its own.
          Prefer: 'odata.continue-on-error',
        },
      },
      signal,
    );
    const parts = readBatchParts(headerOf(response, 'content-type'), response.data);
    if (parts?.length !== requests.length) throw this.fail(toD365Failure('server-error'));
    const bodies = parts.map((part) => this.bodyOf(part, response));
    return Promise.all(bodies.map((body) => this.fetchAllPages(body, signal)));
  }

  /**
   * Sends a bulk message for leads, carried out in full or not at all. Sends no cookies back, so each message may land on
   * another server.
   */
  async sendBulkMessage(
    message: 'CreateMultiple' | 'UpsertMultiple',
    targets: readonly Readonly<Record<string, unknown>>[],
    signal?: AbortSignal,
  ): Promise<BulkReceipt> {
    const response = await this.send(
      {
        method: 'post',
        url: `/leads/Microsoft.Dynamics.CRM.${message}`,
        params: { tag: 'hunter' },
        data: { Targets: targets },
        headers: { ...this.bypassHeaders, 'Content-Type': 'application/json; charset=utf-8' },
      },
      signal,
    );
    const ids: unknown = isJsonObject(response.data) ? response.data['Ids'] : undefined;
    return {
      leadIds: Array.isArray(ids) ? ids.map((id) => String(id).toLowerCase()) : [],
      requestId: requestIdOf(response) ?? null,
    };
  }

  /**
   * A page of a tracked read as it came: the beginning of a table, or what a link of an earlier answer leads to.
   * Fails with `change-token-expired` when the link is too old.
   */
  async fetchTracked(
    source: { readonly entitySet: string; readonly columns: string } | { readonly link: string },
    signal?: AbortSignal,
  ): Promise<JsonObject> {
    const [path, query] =
      'link' in source ? [this.pathOnSameHost(source.link), {}] : [`/${source.entitySet}`, { $select: source.columns }];
    const response = await this.read(path, query, signal, { Prefer: 'odata.track-changes' });
    return isJsonObject(response.data) ? response.data : {};
  }

  /**
   * Qualifies an open lead in the name of the user with `callerObjectId`, or of the application user. Gives the rows that
   * were made. A lead that is closed already fails with `lead-closed`.
   */
  async qualifyLead(leadId: string, order: QualifyOrder, signal?: AbortSignal): Promise<QualifyReceipt> {
    const response = await this.send(
      {
        method: 'post',
        url: `${pathOfLead(leadId)}/Microsoft.Dynamics.CRM.QualifyLead`,
        params: { tag: 'hunter' },
        data: {
          CreateAccount: true,
          CreateContact: order.createContact,
          CreateOpportunity: true,
          Status: QUALIFIED_REASON,
        },
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          ...(order.callerObjectId === null ? {} : { CallerObjectId: order.callerObjectId }),
        },
      },
      signal,
    );
    return { rows: readObjects(response.data, 'value'), requestId: requestIdOf(response) ?? null };
  }

  /** Makes sure that there is a token. */
  async signIn(): Promise<void> {
    await this.tokenOrFail();
  }

  /** One document of the Web API, past the cache of definitions, with the server's clock at that time. */
  async fetchDocument(path: string, query: DocumentQuery = {}, signal?: AbortSignal): Promise<WebDocument> {
    const response = await this.read(path, query, signal, STRONG);
    const dateMs = Date.parse(headerOf(response, 'date') ?? '');
    return {
      body: isJsonObject(response.data) ? response.data : {},
      serverTimeMs: Number.isNaN(dateMs) ? null : dateMs,
    };
  }

  /** Posts a row of another table, a definition or an action. Gives the GUID of what was made, when there is one. */
  async postDocument(
    path: string,
    body: JsonObject,
    headers: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
  ): Promise<string | null> {
    const response = await this.send(
      {
        method: 'post',
        url: path,
        data: body,
        headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
      },
      signal,
    );
    return readEntityGuid(headerOf(response, 'odata-entityid')) ?? null;
  }

  /** Changes a row of another table that has to be there. */
  async patchDocument(path: string, body: JsonObject, headers: Readonly<Record<string, string>> = {}): Promise<void> {
    const sent = { ...headers, 'If-Match': '*', 'Content-Type': 'application/json; charset=utf-8' };
    await this.send({ method: 'patch', url: path, data: body, headers: sent }, undefined);
  }

  /** Deletes a row; for the doctor's test lead, since a push never deletes. */
  async deleteLead(leadId: string, signal?: AbortSignal): Promise<void> {
    await this.send({ method: 'delete', url: pathOfLead(leadId) }, signal);
  }

  /** The degree of parallelism that the organisation recommends, or null when it says none. The lightest question there is. */
  async fetchParallelism(signal?: AbortSignal): Promise<number | null> {
    const response = await this.read('/WhoAmI', {}, signal);
    const hint = Number.parseInt(headerOf(response, 'x-ms-dop-hint') ?? '', 10);
    return Number.isInteger(hint) && hint > 0 ? hint : null;
  }

  /**
   * Columns of the organisation's lead table with their lengths and options. `strong` sees columns that were just made and
   * cannot be used yet.
   */
  async fetchOrgColumns(signal?: AbortSignal, consistency: 'cached' | 'strong' = 'cached'): Promise<OrgColumns> {
    const table = "/EntityDefinitions(LogicalName='lead')/Attributes";
    const headers = consistency === 'strong' ? STRONG : {};
    const cast = (type: string, select: string, expand?: string) =>
      this.read(
        `${table}/Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
        { $select: select, $expand: expand },
        signal,
        headers,
      );
    const options = 'OptionSet($select=Options),GlobalOptionSet($select=Options)';
    const [attributes, strings, memos, integers, choices] = await Promise.all([
      this.read(
        table,
        { $select: 'LogicalName,AttributeType,IsValidForCreate,IsValidForUpdate', $filter: 'AttributeOf eq null' },
        signal,
        headers,
      ),
      cast('String', 'LogicalName,MaxLength'),
      cast('Memo', 'LogicalName,MaxLength'),
      cast('Integer', 'LogicalName,MinValue,MaxValue'),
      cast('Picklist', 'LogicalName', options),
    ]);
    return readOrgColumns({
      attributes: attributes.data,
      strings: strings.data,
      memos: memos.data,
      integers: integers.data,
      choices: choices.data,
    });
  }

  /** The user with this Entra object id, or null when the organisation has none. */
  async fetchUser(entraObjectId: string, signal?: AbortSignal): Promise<OwnerBinding | null> {
    if (!isGuid(entraObjectId)) return null;
    const filter = `azureactivedirectoryobjectid eq ${entraObjectId}`;
    const id = await this.fetchFirstId('/systemusers', 'systemuserid', filter, signal);
    return id === null ? null : `/systemusers(${id})`;
  }

  /** The team with this GUID or name, or null. */
  async fetchTeam(idOrName: string, signal?: AbortSignal): Promise<OwnerBinding | null> {
    const filter = isGuid(idOrName) ? `teamid eq ${idOrName}` : `name eq '${idOrName.replaceAll("'", "''")}'`;
    const id = await this.fetchFirstId('/teams', 'teamid', filter, signal);
    return id === null ? null : `/teams(${id})`;
  }

  private async fetchFirstId(
    path: string,
    idColumn: string,
    filter: string,
    signal: AbortSignal | undefined,
  ): Promise<string | null> {
    const response = await this.read(path, { $select: idColumn, $filter: filter, $top: '1' }, signal);
    const [row] = readObjects(response.data, 'value');
    return readString(row, idColumn) ?? null;
  }

  private async fetchLead(
    path: string,
    columns: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<RemoteLead | null> {
    try {
      const { keyColumn } = this.options.config;
      const selected = [...ROW_STATE_COLUMNS, keyColumn, ...columns].join(',');
      const response = await this.read(path, { $select: selected }, signal);
      const lead = readRemoteLead(response.data, columns, keyColumn);
      if (lead === undefined) throw this.fail(toD365Failure('server-error'));
      return lead;
    } catch (error) {
      if (error instanceof D365Error && error.failure.code === 'row-gone') return null;
      throw error;
    }
  }

  private bodyOf(part: BatchPart, response: AxiosResponse): unknown {
    if (part.status < 400) return part.body;
    const retryAfter = part.headers['retry-after'];
    const requestId = part.headers['req_id'] ?? requestIdOf(response);
    throw this.fail(readRefusal({ status: part.status, body: part.body, retryAfter, requestId }, Date.now()));
  }

  private async fetchAllPages(firstPage: unknown, signal: AbortSignal | undefined): Promise<readonly JsonObject[]> {
    const rows = [...readObjects(firstPage, 'value')];
    let link = readString(firstPage, '@odata.nextLink');
    while (link !== undefined) {
      const { data }: AxiosResponse<unknown> = await this.read(this.pathOnSameHost(link), {}, signal);
      rows.push(...readObjects(data, 'value'));
      link = readString(data, '@odata.nextLink');
    }
    return rows;
  }

  /** Inside a batch a request is named from the root of the host. */
  private addressOf({ entitySet, query }: RowRequest): string {
    const options = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
    return `/api/data/${this.options.config.apiVersion}/${entitySet}?${options.join('&')}`;
  }

  /** A link that leaves the organisation's address would carry the token away. */
  private pathOnSameHost(link: string): string {
    if (!URL.canParse(link) || new URL(link).origin !== new URL(this.options.config.baseUrl).origin) {
      throw this.fail(toD365Failure('server-error'));
    }
    return link;
  }

  private pathOfKey(domain: string): string {
    if (!isKeyValue(domain)) throw new D365Error(toD365Failure('domain-not-a-key'));
    return `/leads(${this.options.config.keyColumn}=${toUrlLiteral(domain)})`;
  }

  private read(
    path: string,
    params: Readonly<Record<string, string | undefined>>,
    signal: AbortSignal | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<AxiosResponse> {
    return this.send({ method: 'get', url: path, params, headers: { 'If-None-Match': 'null', ...headers } }, signal);
  }

  private write(
    path: string,
    data: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<AxiosResponse> {
    return this.send(
      {
        method: 'patch',
        url: path,
        params: { $select: 'leadid', tag: 'hunter' },
        data,
        headers: {
          ...this.bypassHeaders,
          ...headers,
          'Content-Type': 'application/json; charset=utf-8',
          Prefer: 'return=representation',
        },
      },
      signal,
    );
  }

  private async send(request: AxiosRequestConfig, signal: AbortSignal | undefined): Promise<AxiosResponse> {
    const token = await this.tokenOrFail();
    try {
      return await this.sendOnce(request, token, signal);
    } catch (error) {
      if (!(isAxiosError(error) && error.response?.status === 401)) throw this.toError(error);
    }
    // One renewal: the token may have been revoked before its time.
    this.options.tokens.forget(token);
    const renewed = await this.tokenOrFail();
    try {
      return await this.sendOnce(request, renewed, signal);
    } catch (error) {
      throw this.toError(error);
    }
  }

  private sendOnce(
    request: AxiosRequestConfig,
    token: string,
    signal: AbortSignal | undefined,
  ): Promise<AxiosResponse> {
    const send = (): Promise<AxiosResponse> =>
      this.http.request({
        ...request,
        headers: {
          ...request.headers,
          Authorization: `Bearer ${token}`,
          'x-ms-client-request-id': currentTraceId() ?? randomUUID(),
        },
        ...(signal === undefined ? {} : { signal }),
      });
    const { limiter } = this.options;
    return limiter === undefined ? send() : limiter.run(toRequestKind(request), send, readRequestEnd, signal);
  }

  private async tokenOrFail(): Promise<string> {
    try {
      return await this.options.tokens.token();
    } catch (error) {
      if (error instanceof D365Error) this.options.onFailure?.(error.failure);
      throw error;
    }
  }

  /** Leaves the vendor's error behind: its config holds the token. */
  private toError(error: unknown): unknown {
    if (!isAxiosError(error)) return error;
    const { response } = error;
    if (response === undefined) return this.fail(readNetworkFailure(error.code));
    return this.fail(
      readRefusal(
        {
          status: response.status,
          body: response.data as unknown,
          retryAfter: headerOf(response, 'retry-after'),
          requestId: requestIdOf(response),
        },
        Date.now(),
      ),
    );
  }

  private fail(failure: D365Failure): D365Error {
    this.options.onFailure?.(failure);
    return new D365Error(failure);
  }
}

function pathOfLead(leadId: string): string {
  if (!isGuid(leadId)) throw new D365Error(toD365Failure('row-gone'));
  return `/leads(${leadId})`;
}

function isRead(
  request: { readonly method?: string | undefined; readonly url?: string | undefined } | undefined,
): boolean {
  return request?.method === 'get' || request?.url === BATCH_PATH;
}

/** A read that timed out has already taken its time, and one that was called off is not wanted any more. */
const NOT_REPEATED = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED']);

function isWorthRepeating(status: number | undefined, errorCode: string | undefined): boolean {
  if (status === undefined) return errorCode === undefined || !NOT_REPEATED.has(errorCode);
  return status === 502 || status === 503 || status === 504;
}

/** A bulk message takes as long as its rows, a batch as long as its operations. */
function toRequestKind(request: AxiosRequestConfig): RequestKind {
  const { method = '', url = '', data } = request;
  const size = sizeOf(data);
  const order = size === 0 ? '' : ` ${String(Math.ceil(Math.log2(size + 1)))}`;
  const route = `${method} ${url.replace(/\(.*\)/, '()').replace(/\?.*/, '')}${order}`;
  return { route, isRead: isRead(request) };
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.split('\r\nGET ').length - 1;
  const targets: unknown = isJsonObject(data) ? data['Targets'] : undefined;
  return Array.isArray(targets) ? targets.length : 0;
}

/** Without a Retry-After a short pause, as the platform's own samples do. */
const PAUSE_WITHOUT_HEADER_MS = 2_000;

function readRequestEnd(error: unknown): RequestEnd {
  if (!isAxiosError(error) || error.response?.status !== 429) return { kind: 'answered' };
  const askedMs = readRetryAfterMs(headerOf(error.response, 'retry-after'), Date.now());
  return { kind: 'throttled', retryAfterMs: askedMs ?? PAUSE_WITHOUT_HEADER_MS };
}

function headerOf(response: AxiosResponse, name: string): string | undefined {
  const value: unknown = response.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Either header may hold two ids, the second of the inner server. */
function requestIdOf(response: AxiosResponse): string | undefined {
  return headerOf(response, 'x-ms-service-request-id') ?? headerOf(response, 'req_id');
}
