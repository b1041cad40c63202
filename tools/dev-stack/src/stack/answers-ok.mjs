const TIMEOUT_MS = 3_000;

/**
 * Whether an address answers with a success. Nobody listening, or not in time, is a plain no: the caller asks again.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    const isNetwork = error instanceof TypeError;
    const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    if (isNetwork || isLate) return false;
    throw error;
  }
}
