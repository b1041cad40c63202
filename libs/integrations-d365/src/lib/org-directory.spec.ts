import type { OwnerBinding } from './client';
import { OrgDirectory } from './org-directory';
import type { OrgColumns } from './schema';

const columns: OrgColumns = new Map();
const USER: OwnerBinding = '/systemusers(u-1)';
const TEAM: OwnerBinding = '/teams(t-1)';

function setUp(options: { ownerTeam?: string | null; user?: OwnerBinding | null; team?: OwnerBinding | null } = {}) {
  const state = { nowMs: 0, calls: [] as string[], failing: false };
  const directory = new OrgDirectory({
    ttlMs: 1_000,
    now: () => state.nowMs,
    ownerTeam: options.ownerTeam ?? null,
    client: {
      fetchOrgColumns: () => {
        state.calls.push('columns');
        return state.failing ? Promise.reject(new Error('no')) : Promise.resolve(columns);
      },
      fetchUser: (id) => {
        state.calls.push(`user ${id}`);
        return Promise.resolve(options.user ?? null);
      },
      fetchTeam: (id) => {
        state.calls.push(`team ${id}`);
        return Promise.resolve(options.team ?? null);
      },
    },
  });
  return { state, directory };
}

describe('OrgDirectory', () => {
  test('reads the columns once, until they are stale or contradicted', async () => {
    const { state, directory } = setUp();
    await Promise.all([directory.columns(), directory.columns()]);
    expect(state.calls).toEqual(['columns']);
    directory.forgetColumns();
    await directory.columns();
    state.nowMs = 1_000;
    await directory.columns();
    expect(state.calls).toEqual(['columns', 'columns', 'columns']);
  });

  test('forgets the columns of an incomplete organisation after a while only', async () => {
    const { state, directory } = setUp();
    await directory.columns();
    state.nowMs = 499;
    directory.forgetColumnsOlderThan(500);
    await directory.columns();
    expect(state.calls).toHaveLength(1);
    state.nowMs = 500;
    directory.forgetColumnsOlderThan(500);
    await directory.columns();
    expect(state.calls).toHaveLength(2);
  });

  test('does not keep a failure', async () => {
    const { state, directory } = setUp();
    state.failing = true;
    await expect(directory.columns()).rejects.toThrow('no');
    state.failing = false;
    await expect(directory.columns()).resolves.toBe(columns);
  });

  test.each([
    ['the person who pushed', 'oid-1', { user: USER, team: TEAM, ownerTeam: 'sales' }, { binding: USER }],
    ['the team when the person is unknown', 'oid-1', { team: TEAM, ownerTeam: 'sales' }, { binding: TEAM }],
    ['the team when nobody signed in', null, { user: USER, team: TEAM, ownerTeam: 'sales' }, { binding: TEAM }],
    ['nobody, unconfigured', null, {}, { binding: null, code: 'owner-not-configured' }],
    ['nobody, not found', 'oid-1', { ownerTeam: 'sales' }, { binding: null, code: 'owner-not-found' }],
  ])('finds as owner %s', async (_who, objectId, options, expected) => {
    const { directory } = setUp(options);
    await expect(directory.findOwner(objectId)).resolves.toEqual(expected);
  });

  test('asks for an owner once', async () => {
    const { state, directory } = setUp({ user: USER });
    await directory.findOwner('oid-1');
    await directory.findOwner('oid-1');
    expect(state.calls).toEqual(['user oid-1']);
  });
});
