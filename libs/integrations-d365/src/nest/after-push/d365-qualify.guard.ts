import { CanActivate, Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import type { D365Config } from '../../lib/config';
import { D365_CONFIG } from '../d365.tokens';

/** Answers while one of the two flags is off, before a body is looked at. */
@Injectable()
export class D365QualifyGuard implements CanActivate {
  constructor(@Inject(D365_CONFIG) private readonly config: D365Config) {}

  canActivate(): boolean {
    if (!this.config.enabled) throw new ProblemError('d365-disabled');
    if (!this.config.qualifyEnabled) throw new ProblemError('d365-qualify-disabled');
    return true;
  }
}
