import { AccessTokens, type AccessToken } from './access-token';

const MINUTE = 60_000;

function setUp(lifetimeMs = 60 * MINUTE) {
  const state = { nowMs: 0, fetched: 0 };
  const tokens = new AccessTokens({
    now: () => state.nowMs,
    fetchToken: async (): Promise<AccessToken> => {
      await Promise.resolve();
      state.fetched += 1;
      return { token: `token-${String(state.fetched)}`, expiresAtMs: state.nowMs + lifetimeMs };
    },
  });
  return { state, tokens };
}

describe('AccessTokens', () => {
  test('asks once however many need a token', async () => {
    const { state, tokens } = setUp();
    const given = await Promise.all(Array.from({ length: 20 }, () => tokens.token()));
    expect(new Set(given)).toEqual(new Set(['token-1']));
    expect(state.fetched).toBe(1);
  });

  test('renews five minutes before the end', async () => {
    const { state, tokens } = setUp();
    await tokens.token();
    state.nowMs = 54 * MINUTE;
    expect(await tokens.token()).toBe('token-1');
    state.nowMs = 55 * MINUTE;
    expect(await tokens.token()).toBe('token-2');
  });

  test('forgets a refused token, but not the one that replaced it', async () => {
    const { tokens } = setUp();
    const refused = await tokens.token();
    tokens.forget(refused);
    const renewed = await tokens.token();
    tokens.forget(refused);
    expect(await tokens.token()).toBe(renewed);
  });

  test('does not remember a failure', async () => {
    let healthy = false;
    const tokens = new AccessTokens({
      now: () => 0,
      fetchToken: () =>
        healthy ? Promise.resolve({ token: 'ok', expiresAtMs: 60 * MINUTE }) : Promise.reject(new Error('no')),
    });
    await expect(tokens.token()).rejects.toThrow('no');
    healthy = true;
    await expect(tokens.token()).resolves.toBe('ok');
  });
});
