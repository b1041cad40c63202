import { registrableDomain } from '@hunter/core-normalizer';
import { lookupRegistration, type Registration } from '@hunter/core-whois';
import {
  createRdapBootstrapSource,
  createRegistrationTransport,
  type ClosableRegistrationTransport,
  type RdapBootstrapSource,
} from '@hunter/whois-transport';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** Asks who registered a domain. A look-up that fails is `unknown`; this never rejects for the domain's sake. */
export interface RegistrationReader {
  readRegistration(domain: string): Promise<Registration>;
}

export const REGISTRATION_READER = Symbol('REGISTRATION_READER');

/** {@link RegistrationReader} over RDAP and WHOIS, at the pace that the registries bear. */
@Injectable()
export class RegistryReader implements RegistrationReader, OnApplicationShutdown {
  private readonly currentBootstrap: RdapBootstrapSource;

  constructor(private readonly transport: ClosableRegistrationTransport = createRegistrationTransport()) {
    this.currentBootstrap = createRdapBootstrapSource(transport);
  }

  async readRegistration(domain: string): Promise<Registration> {
    // A lead may be a sub-domain. Registries know none and would truthfully say that there is no such domain.
    const registered = registrableDomain(domain) ?? domain;
    return lookupRegistration(registered, this.transport, { bootstrap: await this.currentBootstrap() });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
