import type { Asked, Response } from './dns-server.js';
import { closeAll, manyNames, serve, transportTo } from './open-transports.js';

afterEach(closeAll);

/** Nothing over UDP but the hint to come back over TCP. */
const truncating = ({ protocol, name }: Asked): Response =>
  protocol === 'udp' ? { truncated: true } : { answers: [{ type: 'TXT', name, ttl: 60, data: 'v=spf1 -all' }] };

describe('over TCP', () => {
  it('questions share a few connections', async () => {
    const server = await serve(truncating, { keepsConnections: true });
    const transport = transportTo([server], { maxInFlightPerServer: 500 });
    const answers = await Promise.all(manyNames(300).map((name) => transport.query(name, 'TXT')));
    expect(answers.every(({ kind }) => kind === 'records')).toBe(true);
    expect(server.connections).toBeLessThanOrEqual(8);
  });

  it('a server that hangs up after every answer still answers all', async () => {
    const server = await serve(truncating);
    const transport = transportTo([server], { maxInFlightPerServer: 500 });
    const answers = await Promise.all(manyNames(60).map((name) => transport.query(name, 'TXT')));
    expect(answers.filter(({ kind }) => kind === 'records')).toHaveLength(60);
  });

  it('a server that keeps truncating empty answers is asked at once', async () => {
    const server = await serve(truncating, { keepsConnections: true });
    const transport = transportTo([server]);
    for (const name of manyNames(20)) await transport.query(name, 'TXT');
    const before = server.asked.length;
    await transport.query('later.example', 'TXT');
    expect(server.asked.slice(before).map(({ protocol }) => protocol)).toEqual(['tcp']);
  });

  it('a question is asked that UDP loses while it answers others', async () => {
    const server = await serve((asked) => {
      const { protocol, name } = asked;
      return protocol === 'udp' && name.startsWith('lost') ? null : { answers: truncatedAnswers(name) };
    });
    const transport = transportTo([server], { timeoutMs: 60 });
    await transport.query('fine.example', 'TXT');
    expect(await transport.query('lost.example', 'TXT')).toMatchObject({ kind: 'records' });
    expect(server.asked.map(({ protocol }) => protocol)).toEqual(['udp', 'udp', 'udp', 'tcp']);
  });
});

function truncatedAnswers(name: string): Response['answers'] & object {
  return [{ type: 'TXT', name, ttl: 60, data: 'v=spf1 -all' }];
}
