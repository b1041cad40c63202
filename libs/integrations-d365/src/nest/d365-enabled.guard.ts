import { CanActivate, Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@hunter/platform';
import type { D365Config } from '../lib/config';
import { D365_CONFIG } from './d365.tokens';

/** Answers `d365-disabled` while the flag is off, before a body is looked at. */
@Injectable()
export class D365EnabledGuard implements CanActivate {
  constructor(@Inject(D365_CONFIG) private readonly config: D365Config) {}

  canActivate(): boolean {
    if (!this.config.enabled) throw new ProblemError('d365-disabled');
    return true;
  }
}
