import { registrableDomain } from '@hunter/core-normalizer';
import { lookupRegistration, type Registration } from '@hunter/core-whois';
import { createRegistrationTransport, type ClosableRegistrationTransport } from '@hunter/whois-transport';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** Asks who registered a domain. A look-up that fails is `unknown`; this never rejects for the domain's sake. */
export interface RegistrationReader {
  readRegistration(domain: string): Promise<Registration>;
}

export const REGISTRATION_READER = Symbol('REGISTRATION_READER');

/** {@link RegistrationReader} over RDAP and WHOIS, at the pace that the registries bear. */
@Injectable()
export class RegistryReader implements RegistrationReader, OnApplicationShutdown {
  constructor(private readonly transport: ClosableRegistrationTransport = createRegistrationTransport()) {}

  readRegistration(domain: string): Promise<Registration> {
    // A lead may be a sub-domain. Registries know none and would truthfully say that there is no such domain.
    return lookupRegistration(registrableDomain(domain) ?? domain, this.transport);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
