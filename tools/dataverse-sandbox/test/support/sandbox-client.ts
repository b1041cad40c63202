import { Agent, request } from 'node:https';
import type { RunningSandbox } from '../../src/lib/start-dataverse-sandbox.js';
import { startDataverseSandbox } from '../../src/lib/start-dataverse-sandbox.js';
import type { SandboxOptions } from '../../src/lib/sandbox-options.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The JSON body, loosely typed because every spec reads another corner of it. */
  readonly json: Json;
}

// eslint's strict set forbids `any`; specs walk through bodies with this instead.
export interface Json {
  readonly [name: string]: Json;
  readonly [index: number]: Json;
}

interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A sandbox in this process and a client that trusts its authority and nothing else. */
export class SandboxClient {
  private readonly agent: Agent;
  private bearer: string | undefined;
  readonly sandbox: RunningSandbox;

  private constructor(sandbox: RunningSandbox) {
    this.sandbox = sandbox;
    this.agent = new Agent({ ca: sandbox.ca, keepAlive: true, maxSockets: 100 });
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
    return new SandboxClient(await startDataverseSandbox(options));
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.sandbox.stop();
  }

  /** Calls the Web API with a token; `path` is relative to the service root. */
  async api(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const authorization = `Bearer ${await this.token()}`;
    return this.send(method, `/api/data/v9.2/${path}`, {
      ...options,
      headers: { authorization, accept: 'application/json', ...options.headers },
    });
  }

  async token(): Promise<string> {
    this.bearer ??= String((await this.requestToken()).json['access_token']);
    return this.bearer;
  }

  forgetToken(): void {
    this.bearer = undefined;
  }

  requestToken(form: Readonly<Record<string, string>> = {}, tenant: string = this.sandbox.tenantId): Promise<Answer> {
    const body = new URLSearchParams({
      client_id: this.sandbox.clientId,
      client_secret: this.sandbox.clientSecret,
      scope: `${this.sandbox.url}/.default`,
      grant_type: 'client_credentials',
      ...form,
    });
    return this.send('POST', `/${tenant}/oauth2/v2.0/token`, {
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  async faults(knobs: object): Promise<void> {
    const answer = await this.send('POST', '/__faults', { body: knobs });
    if (answer.status !== 200) throw new Error(answer.text);
  }

  resetFaults(): Promise<Answer> {
    return this.send('POST', '/__faults/reset');
  }

  async state(): Promise<Json> {
    return (await this.send('GET', '/__state')).json;
  }

  async seed(rows: object): Promise<Json> {
    const answer = await this.send('POST', '/__seed', { body: rows });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json;
  }

  /** Any request, with no token of its own. */
  send(method: string, path: string, { headers = {}, body }: CallOptions = {}): Promise<Answer> {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.sandbox.url}${path}`,
        { method, agent: this.agent, headers: { 'content-type': 'application/json', ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const received = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              headers: flatten(response.headers),
              text: received,
              json: parse(received),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function flatten(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

/** The code and status of an error answer, the way specs compare them. */
export function failure(answer: Answer): { status: number; code: unknown } {
  return { status: answer.status, code: answer.json['error']?.['code'] };
}
