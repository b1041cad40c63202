import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { scanStatusOf, toScoreSignals } from '@hunter/core-dns';
import { DnsDomainReader } from './dns-domain-reader';

describe('DnsDomainReader', () => {
  let silent: Socket;
  let reader: DnsDomainReader;

  beforeEach(async () => {
    silent = createSocket('udp4');
    silent.bind(0, '127.0.0.1');
    await once(silent, 'listening');
    reader = new DnsDomainReader({ servers: [`127.0.0.1:${String(silent.address().port)}`], deadlineMs: 200 });
  });

  afterEach(async () => {
    await reader.onApplicationShutdown();
    silent.close();
  });

  it('gives a domain whose name servers are silent no more than its deadline, and calls nothing absent', async () => {
    const startedAt = performance.now();

    const reading = await reader.readDomain('silent.example');

    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(reading.mx).toMatchObject({ status: 'unknown', cause: 'deadline' });
    expect(toScoreSignals(reading)).toMatchObject({ mxHosts: null, spf: null, dkim: null, dmarcPolicy: 'unknown' });
    expect(scanStatusOf(reading)).toBe('dns-timeout');
  });
});
