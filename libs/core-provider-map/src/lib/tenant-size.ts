/** small 1–49, medium 50–499, large 500 employees and more. */
export type TenantSize = 'small' | 'medium' | 'large';

/** Who said how large the organisation is, the most trusted first. */
export type TenantSizeSource = 'rep' | 'partner-center' | 'employee-count';

/** What is known about the number of employees; what is missing or null says nothing. */
export interface TenantSizeEvidence {
  /** What a sales rep entered. */
  readonly repEntry?: TenantSize | null;
  /** Partner Center `customerProfile.size`, such as `1to9employees` or `Morethan20000employees`. */
  readonly partnerCenterSize?: string | null;
  /** Employees according to an import. */
  readonly employeeCount?: number | null;
}

/** The size and who said so; both null when nobody did. */
export interface TenantSizeVerdict {
  readonly size: TenantSize | null;
  readonly source: TenantSizeSource | null;
}

/**
 * How large the organisation is, from the first source that says so: a rep's own entry, Partner Center, an imported count.
 * Mail records say nothing about it, so without evidence the answer is null.
 */
export function tenantSize(evidence: TenantSizeEvidence): TenantSizeVerdict {
  const { repEntry, partnerCenterSize, employeeCount } = evidence;
  if (repEntry !== null && repEntry !== undefined) return { size: repEntry, source: 'rep' };
  const partnerCenter = toSize(readEmployeeBand(partnerCenterSize ?? ''));
  if (partnerCenter !== null) return { size: partnerCenter, source: 'partner-center' };
  const counted = toSize(employeeCount ?? null);
  return counted === null ? { size: null, source: null } : { size: counted, source: 'employee-count' };
}

/** The middle of a Partner Center size band; Microsoft's bands do not end where Hunter's do. */
function readEmployeeBand(size: string): number | null {
  const more = /^morethan(\d+)employees$/iu.exec(size);
  if (more !== null) return Number(more[1]) + 1;
  const band = /^(\d+)to(\d+)employees$/iu.exec(size);
  return band === null ? null : (Number(band[1]) + Number(band[2])) / 2;
}

function toSize(employees: number | null): TenantSize | null {
  if (employees === null || !Number.isFinite(employees) || employees < 1) return null;
  if (employees < 50) return 'small';
  return employees < 500 ? 'medium' : 'large';
}
