import { randomUUID } from 'node:crypto';
import nock from 'nock';
import type { ReplyFnResult, ReplyHeaders } from 'nock';

export const SCRIPTED_ORG = 'https://org.crm.example';
const LOGIN = 'https://login.example';
const TENANT = '7a1f6f0a-0000-4000-8000-000000000001';

export interface ScriptedReply {
  readonly status: number;
  readonly body: string | Readonly<Record<string, unknown>>;
  readonly headers?: ReplyHeaders;
}

/** A write as it arrived, for answers that repeat what they were given. */
export interface ArrivedWrite {
  readonly body: unknown;
  readonly authorization: string;
}

/** What comes back for a write; `silence` never answers, `hang-up` breaks the connection. */
export type ScriptedAnswer = ScriptedReply | 'silence' | 'hang-up' | undefined;

interface CreateBody {
  readonly Targets: readonly { readonly hunter_domain: string }[];
}

const COLUMNS = {
  value: ['subject', 'companyname', 'lastname', 'emailaddress1', 'hunter_one_liner', 'hunter_evidence'].map((name) => ({
    LogicalName: name,
    AttributeType: 'String',
  })),
};

/**
 * An organisation that answers every write with what the script says: any status and body there is, which the sandbox,
 * faithful as it is, would not all send. It holds no rows and knows a few text columns.
 */
export class ScriptedOrg {
  /** The answer to a write under this domain's key; undefined: it is created. */
  onWrite: (domain: string, write: ArrivedWrite) => ScriptedAnswer = () => undefined;
  /** The answer to a message that creates rows under these domains' keys; undefined: they are created. */
  onBulkWrite: (domains: readonly string[]) => ScriptedReply | undefined = () => undefined;
  /** The answer to a question for a token; undefined: a token. */
  onSignIn: () => ScriptedReply | undefined = () => undefined;

  /** What is handed out at the sign-in. */
  token = 'scripted-token';

  readonly environment: Readonly<Record<string, string>> = {
    HUNTER_D365_ENABLED: 'true',
    HUNTER_D365_BASE_URL: SCRIPTED_ORG,
    HUNTER_D365_AUTHORITY_HOST: LOGIN,
    HUNTER_D365_TENANT_ID: TENANT,
    HUNTER_D365_CLIENT_ID: '4b7d6f0a-0000-4000-8000-000000000002',
    HUNTER_D365_CLIENT_SECRET: 'scripted-secret',
    HUNTER_D365_RETRY_BASE_MS: '1',
    HUNTER_D365_RELAY_INTERVAL_MS: '200',
    HUNTER_D365_CIRCUIT_FAILURES: '1000',
  };

  start(): void {
    if (!nock.isActive()) nock.activate();
    this.answerSignIn();
    const api = nock(SCRIPTED_ORG).persist();
    api.get(/\/WhoAmI/).reply(200, {});
    api.get(/\/EntityDefinitions/).reply(200, COLUMNS);
    api.get(/\/leads\(/).reply(404, { error: { code: '0x80060891', message: '' } });
    api.get(/\/sdkmessagefilters\?/).reply(200, { value: [{ sdkmessagefilterid: '1' }, { sdkmessagefilterid: '2' }] });
    api.get(/\/(leads|accounts|opportunities|teams|systemusers)\?/).reply(200, { value: [] });
    api.post(/\/leads\/Microsoft\.Dynamics\.CRM\.CreateMultiple/).reply((_uri, body) => {
      const domains = (body as CreateBody).Targets.map(({ hunter_domain: domain }) => domain);
      const scripted = this.onBulkWrite(domains);
      if (scripted === undefined) return [200, { Ids: domains.map(() => randomUUID()) }];
      return [scripted.status, scripted.body, scripted.headers ?? {}];
    });
    api.post(/\/\$batch/).reply((_uri, body) => {
      const reads = String(body).split('GET ').length - 1;
      return [200, emptyLists(reads), { 'Content-Type': 'multipart/mixed; boundary=answers' }];
    });
    // nock hands over the request as `this`.
    const answerWrite = (domain: string, write: ArrivedWrite) => this.answerWrite(domain, write);
    api.patch(/\/leads\(/).reply(function (uri, body) {
      const [, encoded, plain] = /%27(.*?)%27|'(.*?)'/.exec(uri) ?? [];
      return answerWrite(encoded ?? plain ?? '', { body, authorization: String(this.req.headers['authorization']) });
    });
  }

  private async answerWrite(domain: string, write: ArrivedWrite): Promise<ReplyFnResult> {
    const answer = this.onWrite(domain, write);
    if (answer === undefined) return [201, { leadid: randomUUID() }];
    if (answer === 'hang-up') throw new Error('the connection broke');
    if (answer === 'silence') return new Promise(() => undefined);
    return [answer.status, answer.body, answer.headers ?? {}];
  }

  stop(): void {
    nock.cleanAll();
    nock.restore();
  }

  private answerSignIn(): void {
    const login = nock(LOGIN).persist();
    login.get(/openid-configuration/).reply(200, {
      issuer: `${LOGIN}/${TENANT}/v2.0`,
      authorization_endpoint: `${LOGIN}/${TENANT}/oauth2/v2.0/authorize`,
      token_endpoint: `${LOGIN}/${TENANT}/oauth2/v2.0/token`,
      jwks_uri: `${LOGIN}/${TENANT}/discovery/v2.0/keys`,
    });
    login.post(/\/token/).reply(() => {
      const scripted = this.onSignIn();
      if (scripted !== undefined) return [scripted.status, scripted.body, scripted.headers ?? {}];
      return [200, { token_type: 'Bearer', expires_in: 3_599, access_token: this.token }];
    });
  }
}

/** The answer to a batch of list requests that find nothing. */
function emptyLists(count: number): string {
  const part = ['--answers', 'Content-Type: application/http', '', 'HTTP/1.1 200 OK', '', '{"value":[]}'];
  return [...Array.from({ length: count }, () => part).flat(), '--answers--', ''].join('\r\n');
}
