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
  private readonly transport: ClosableRegistrationTransport = createRegistrationTransport();

  readRegistration(domain: string): Promise<Registration> {
    return lookupRegistration(domain, this.transport);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
