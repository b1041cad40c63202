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

/** What qualifying a lead takes besides: Dynamics makes the customer, the person and the opportunity for the caller. */
const QUALIFY_RIGHTS: readonly TableRights[] = [
  { table: 'account', rights: ['Read', 'Create'] },
  { table: 'contact', rights: ['Create'] },
  { table: 'opportunity', rights: ['Read', 'Create'] },
];

/** The rights that what is switched on cannot do without. */
export function neededRights({ qualifyEnabled }: { readonly qualifyEnabled: boolean }): readonly TableRights[] {
  if (!qualifyEnabled) return PUSH_RIGHTS;
  const widened = new Set(QUALIFY_RIGHTS.map(({ table }) => table));
  return [...PUSH_RIGHTS.filter(({ table }) => !widened.has(table)), ...QUALIFY_RIGHTS];
}

/** Privileges that no table's definition lists: reading the definitions themselves. */
export const DEFINITION_PRIVILEGES = ['prvReadEntity', 'prvReadAttribute'] as const;

/**
 * Everything that the role of the application user holds, and nothing else: what a push needs, giving a new lead its owner,
 * and what the doctor and a dry run of provisioning look at. No right to delete, none to customise.
 */
export const ROLE_RIGHTS: readonly TableRights[] = [
  { table: 'lead', rights: ['Create', 'Read', 'Write', 'Assign'] },
  ...PUSH_RIGHTS.filter(({ table }) => table !== 'lead'),
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
