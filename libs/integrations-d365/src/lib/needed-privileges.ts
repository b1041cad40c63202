/** A right on a table; its privilege has a name of the organisation's own. */
export interface TableRights {
  readonly table: string;
  readonly rights: readonly string[];
}

/** What a push does: it writes leads, and looks for customers before it creates one. */
export const PUSH_RIGHTS: readonly TableRights[] = [
  { table: 'lead', rights: ['Create', 'Read', 'Write'] },
  { table: 'account', rights: ['Read'] },
  { table: 'opportunity', rights: ['Read'] },
];

/**
 * What qualifying a lead takes besides: Dynamics makes the customer, the person and the opportunity for the caller and
 * links them to each other (Microsoft Learn, "Troubleshooting lead qualification issues").
 */
const QUALIFY_RIGHTS: readonly TableRights[] = [
  { table: 'lead', rights: ['Append', 'AppendTo'] },
  { table: 'account', rights: ['Create', 'Read', 'Append', 'AppendTo'] },
  { table: 'contact', rights: ['Create', 'Read', 'Append', 'AppendTo'] },
  { table: 'opportunity', rights: ['Create', 'Read', 'Append', 'AppendTo'] },
];

/** What of the integration is switched on, as far as rights depend on it. */
export interface RightsScope {
  readonly qualifyEnabled: boolean;
}

/** The rights that what is switched on cannot do without. */
export function neededRights({ qualifyEnabled }: RightsScope): readonly TableRights[] {
  return qualifyEnabled ? join([...PUSH_RIGHTS, ...QUALIFY_RIGHTS]) : PUSH_RIGHTS;
}

/**
 * Privileges that no table's definition lists: reading the definitions themselves and, to qualify, how the values of a lead
 * map to the rows made of it. An organisation may lack some of them.
 */
export function definitionPrivileges({ qualifyEnabled }: RightsScope): readonly string[] {
  const reading = ['prvReadEntity', 'prvReadAttribute'];
  return qualifyEnabled ? [...reading, 'prvReadEntityMap', 'prvReadAttributeMap'] : reading;
}

/** What giving a new lead its owner takes, and what the doctor and a dry run of provisioning look at. */
const UPKEEP_RIGHTS: readonly TableRights[] = [
  { table: 'lead', rights: ['Assign'] },
  ...[
    'systemuser',
    'team',
    'businessunit',
    'organization',
    'publisher',
    'solution',
    'sdkmessage',
    'sdkmessagefilter',
    'role',
    'privilege',
    'savedquery',
    'systemform',
  ].map((table) => ({ table, rights: ['Read'] })),
];

/**
 * Everything that the role of the application user holds, and nothing else. No right to delete, none to customise, and none
 * to make customers unless qualifying is on.
 */
export function roleRights(scope: RightsScope): readonly TableRights[] {
  return join([...neededRights(scope), ...UPKEEP_RIGHTS]);
}

/** Each table once, with all its rights. */
function join(listed: readonly TableRights[]): readonly TableRights[] {
  const rightsOf = new Map<string, Set<string>>();
  for (const { table, rights } of listed) {
    rightsOf.set(table, new Set([...(rightsOf.get(table) ?? []), ...rights]));
  }
  return [...rightsOf].map(([table, rights]) => ({ table, rights: [...rights] }));
}
