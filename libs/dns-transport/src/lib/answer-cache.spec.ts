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

  it('drops the oldest answers when it is full, and counts one that was given again as new', () => {
    const cache = new AnswerCache(3, 3600);
    const kept = (): string[] => ['a', 'b', 'c', 'd', 'e', 'f'].filter((key) => cache.get(key, 1) !== undefined);
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, absent, 60, 0);
    expect(kept()).toEqual(['b', 'c', 'd']);
    cache.set('b', absent, 60, 0);
    cache.set('e', absent, 60, 0);
    expect(kept()).toEqual(['b', 'd', 'e']);
    cache.set('f', absent, 60, 0);
    expect(kept()).toEqual(['b', 'e', 'f']);
  });

  it('stays within its size for as long as answers come, also after it was cleared', () => {
    const cache = new AnswerCache(100, 3600);
    for (let index = 0; index < 1000; index++) cache.set(`MX d${index}.example`, absent, 60, 0);
    expect(cache.size).toBe(100);
    cache.clear();
    for (let index = 0; index < 1000; index++) cache.set(`MX d${index}.example`, absent, 60, 0);
    expect(cache.size).toBe(100);
    expect(cache.get('MX d900.example', 1)).toBe(absent);
    expect(cache.get('MX d899.example', 1)).toBeUndefined();
  });
});
