import type { RdapBootstrap } from './rdap-bootstrap.js';

/**
 * The rows of IANA's registry that Hunter's lists mostly need, for use without the full file. Country codes that run no
 * RDAP service in IANA's registry, `.tr` among them, have no row: their registrations are unknown over RDAP. The date is
 * the day on which the rows were put together.
 */
export const bundledRdapBootstrap: RdapBootstrap = {
  publication: '2026-11-21',
  services: new Map([
    ['com', ['https://rdap.verisign.com/com/v1/']],
    ['net', ['https://rdap.verisign.com/net/v1/']],
    ['org', ['https://rdap.publicinterestregistry.org/rdap/']],
    ['info', ['https://rdap.identitydigital.services/rdap/']],
    ['app', ['https://pubapi.registry.google/rdap/']],
    ['dev', ['https://pubapi.registry.google/rdap/']],
    ['xyz', ['https://rdap.centralnic.com/xyz/']],
    ['online', ['https://rdap.radix.host/rdap/']],
    ['site', ['https://rdap.radix.host/rdap/']],
    ['store', ['https://rdap.radix.host/rdap/']],
    ['uk', ['https://rdap.nominet.uk/uk/']],
    ['fr', ['https://rdap.nic.fr/']],
    ['nl', ['https://rdap.sidn.nl/']],
    ['br', ['https://rdap.registro.br/']],
  ]),
};
