/** A host name led to an address that must not be spoken to. */
export class UnsafeAddressError extends Error {
  constructor() {
    super('The host does not lead to a public address.');
    this.name = 'UnsafeAddressError';
  }
}
