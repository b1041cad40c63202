/** Who is asking. Every request has one. */
export interface Principal {
  /** Stable id: `local` in local mode. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Entra object id, when the person signed in with Entra ID: becomes the owner of a pushed lead. */
  readonly entraObjectId?: string;
}

export const ROLES = ['viewer', 'rep', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The person at the keyboard in `local` mode, where the process only listens on loopback. */
export const LOCAL_PRINCIPAL: Principal = { id: 'local', name: 'Local user', roles: ['admin'] };
