import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

const web = join(__dirname, '../../../../apps/web');

/** The nginx of the PATH with the configuration of the image; only addresses and folders are others. */
export class Nginx {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ended: Promise<unknown>,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start(apiPort: number): Promise<Nginx> {
    const folder = mkdtempSync(join(tmpdir(), 'hunter-nginx-'));
    const port = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), toLocal({ folder, port, apiPort }));
    copyFileSync(join(web, 'nginx/security-headers.conf'), join(folder, 'security-headers.conf'));
    // Started by root it would serve as somebody who may not enter the clone.
    const account = process.getuid?.() === 0 ? 'user root; ' : '';
    const args = ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf'), '-g', `${account}daemon off;`];
    const child = spawn('nginx', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const nginx = new Nginx(child, ended, folder, `http://127.0.0.1:${port}`);
    await eventually(
      'nginx to answer',
      () => {
        if (child.exitCode !== null) throw new Error(stderr);
        return answers(nginx.url);
      },
      10_000,
    );
    return nginx;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
    rmSync(this.folder, { recursive: true });
  }
}

function toLocal({ folder, port, apiPort }: { folder: string; port: number; apiPort: number }): string {
  const changes: readonly [string, string][] = [
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['server 127.0.0.1:3001;', `server 127.0.0.1:${apiPort};`],
    ['root /usr/share/nginx/html;', `root ${join(web, 'dist')};`],
    ['/tmp/', `${folder}/`],
  ];
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`nginx.conf no longer says "${from}".`);
      return text.replaceAll(from, to);
    },
    readFileSync(join(web, 'nginx/nginx.conf'), 'utf8'),
  );
}

async function answers(url: string): Promise<true | undefined> {
  try {
    await fetch(url);
    return true;
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
