import { randomUUID } from 'node:crypto';
import type { Queue } from 'bull';
import {
  CEILING_WITHOUT_HINT,
  FIRST_CONCURRENCY,
  SLOT_POLL_MS,
  toBucket,
  type LimiterLimits,
  type LimiterStore,
  type Turn,
  type WaitReason,
} from '../../lib/delivery/limiter-store';
import type { RequestEnd } from '../../lib/delivery/request-end';

/** Everything is gone this long after the last request, so that an application user who left leaves nothing behind. */
const FORGET_MS = 3_600_000;

const CLOCK = `local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** The clock of Redis is the one that all workers share. Levels may be below zero: estimates can be too low. */
const ENTER = `${CLOCK}
local slot, slot_ttl, forget, poll = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local request_cap, request_rate = tonumber(ARGV[5]), tonumber(ARGV[6])
local time_cap, time_rate, estimate = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local s = redis.call('HMGET', KEYS[1], 'paused_until', 'requests', 'time', 'filled_at', 'concurrency')
local paused_until = tonumber(s[1] or '0')
if paused_until > now then return {'paused', paused_until - now} end
local passed = math.max(0, now - tonumber(s[4] or now))
local requests = math.min(request_cap, tonumber(s[2] or request_cap) + passed * request_rate)
local spare = math.min(time_cap, tonumber(s[3] or time_cap) + passed * time_rate)
redis.call('HSET', KEYS[1], 'requests', requests, 'time', spare, 'filled_at', now)
redis.call('PEXPIRE', KEYS[1], forget)
if requests < 1 then return {'requests', math.ceil((1 - requests) / request_rate)} end
if spare < 1 then return {'time', math.ceil((1 - spare) / time_rate)} end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) >= math.floor(tonumber(s[5] or ARGV[10])) then return {'concurrency', poll} end
redis.call('ZADD', KEYS[2], now + slot_ttl, slot)
redis.call('PEXPIRE', KEYS[2], forget)
redis.call('HSET', KEYS[1], 'requests', requests - 1, 'time', spare - estimate)
return {'go', 0}`;

const LEAVE = `${CLOCK}
local slot, refund, time_cap = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local retry_after, first, no_hint, most = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
redis.call('ZREM', KEYS[2], slot)
local s = redis.call('HMGET', KEYS[1], 'paused_until', 'time', 'concurrency', 'ceiling')
local paused_until, concurrency = tonumber(s[1] or '0'), tonumber(s[3] or first)
local spare = math.min(time_cap, tonumber(s[2] or time_cap) + refund)
if retry_after < 0 then
  concurrency = math.min(tonumber(s[4] or no_hint), most, concurrency + 1 / concurrency)
else
  if paused_until <= now then concurrency = math.max(1, concurrency / 2) end
  paused_until = math.max(paused_until, now + retry_after)
end
redis.call('HSET', KEYS[1], 'paused_until', paused_until, 'time', spare, 'concurrency', concurrency)
redis.call('PEXPIRE', KEYS[1], ARGV[8])
return 'OK'`;

const RENEW = `${CLOCK}
return redis.call('ZADD', KEYS[1], 'XX', now + tonumber(ARGV[2]), ARGV[1])`;

const PAUSED = `${CLOCK}
return math.max(0, tonumber(redis.call('HGET', KEYS[1], 'paused_until') or '0') - now)`;

/** The limits as all workers of one application user keep them together. */
export class RedisLimiterStore implements LimiterStore {
  private readonly stateKey: string;
  private readonly slotsKey: string;

  constructor(
    private readonly redis: Queue['client'],
    key: string,
  ) {
    this.stateKey = `${key}:limits`;
    this.slotsKey = `${key}:slots`;
  }

  async enter(estimateMs: number, limits: LimiterLimits): Promise<Turn> {
    const slot = randomUUID();
    const requests = toBucket(limits.requests, limits.windowMs);
    const time = toBucket(limits.executionMs, limits.windowMs);
    const answer = (await this.redis.eval(
      ENTER,
      2,
      this.stateKey,
      this.slotsKey,
      slot,
      limits.slotTtlMs,
      FORGET_MS,
      SLOT_POLL_MS,
      requests.capacity,
      requests.perMs,
      time.capacity,
      time.perMs,
      estimateMs,
      FIRST_CONCURRENCY,
    )) as [WaitReason | 'go', number];
    const [kind, waitMs] = answer;
    return kind === 'go' ? { kind, slot } : { kind: 'wait', reason: kind, waitMs };
  }

  async renew(slot: string, limits: LimiterLimits): Promise<void> {
    await this.redis.eval(RENEW, 1, this.slotsKey, slot, limits.slotTtlMs);
  }

  async leave(slot: string, refundMs: number, limits: LimiterLimits, end: RequestEnd): Promise<void> {
    await this.redis.eval(
      LEAVE,
      2,
      this.stateKey,
      this.slotsKey,
      slot,
      refundMs,
      toBucket(limits.executionMs, limits.windowMs).capacity,
      end.kind === 'answered' ? -1 : end.retryAfterMs,
      FIRST_CONCURRENCY,
      CEILING_WITHOUT_HINT,
      limits.concurrency,
      FORGET_MS,
    );
  }

  async pausedMs(): Promise<number> {
    return Number(await this.redis.eval(PAUSED, 1, this.stateKey));
  }

  async saveCeiling(concurrency: number): Promise<void> {
    await this.redis.hset(this.stateKey, 'ceiling', concurrency);
  }
}
