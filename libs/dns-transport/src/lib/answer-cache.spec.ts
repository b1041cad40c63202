import type { DnsAnswer } from '@hunter/core-dns';
import { AnswerCache } from './answer-cache.js';

const absent: DnsAnswer = { kind: 'absent', reason: 'nxdomain' };

describe('AnswerCache', () => {
  it('gives an answer until its TTL is over', () => {
    const cache = new AnswerCache(10, 3600);
    cache.set('MX a.example', absent, 5, 1000);
    expect(cache.get('MX a.example', 5999)).toBe(absent);
    expect(cache.get('MX a.example', 6000)).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  it('never keeps failures, nor answers without a TTL', () => {
    const cache = new AnswerCache(10, 3600);
    cache.set('MX a.example', { kind: 'failed', cause: 'timeout' }, 60, 0);
    cache.set('MX b.example', absent, 0, 0);
    expect(cache.size).toBe(0);
  });

  it('keeps nothing longer than its own limit', () => {
    const cache = new AnswerCache(10, 60);
    cache.set('MX a.example', absent, 86_400, 0);
    expect(cache.get('MX a.example', 59_999)).toBe(absent);
    expect(cache.get('MX a.example', 60_000)).toBeUndefined();
  });
});
