import { readEnv } from '@hunter/platform';
import { WorkerConfig } from './worker-config';

const NEEDED = { DATABASE_URL: 'postgres://localhost/hunter' };

describe('WorkerConfig', () => {
  it('serves health and metrics on loopback, apart from the port of the api', () => {
    const config = readEnv(WorkerConfig, { ...NEEDED, PORT: '3001' });

    expect([config.HUNTER_HOST, config.HUNTER_WORKER_PORT]).toEqual(['127.0.0.1', 3002]);
  });

  it.each(['-1', '65536', 'http', '3002.5'])('refuses the port %s by name', (port) => {
    expect(() => readEnv(WorkerConfig, { ...NEEDED, HUNTER_WORKER_PORT: port })).toThrow('HUNTER_WORKER_PORT');
  });
});
