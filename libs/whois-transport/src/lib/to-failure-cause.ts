/** Which cause an error of the request stands for; the error itself goes no further, so no address leaks into a lead. */
export function toFailureCause(error: unknown): 'timeout' | 'unsafe-address' | 'malformed' | 'network' {
  for (let current = error; isNamed(current); current = current.cause) {
    if (current.name === 'UnsafeAddressError') return 'unsafe-address';
    if (current.name === 'TimeoutError' || current.name === 'ConnectTimeoutError') return 'timeout';
    if (current.name === 'HTTPParserError') return 'malformed';
  }
  return 'network';
}

// By shape and not by class: the errors of timers and sockets may come from another realm.
function isNamed(value: unknown): value is { readonly name: string; readonly cause?: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
