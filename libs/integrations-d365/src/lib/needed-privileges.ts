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
