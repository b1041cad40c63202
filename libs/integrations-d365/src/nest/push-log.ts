/** Context of every log line of the integration. Lines carry ids and codes, never personal data, tokens or vendor texts. */
export const PUSH_LOG_CONTEXT = 'd365_push';
