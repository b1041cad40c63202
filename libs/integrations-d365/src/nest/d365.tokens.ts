/** Injection tokens of the integration. */
export const D365_CONFIG = Symbol('D365_CONFIG');
export const LEAD_SOURCE = Symbol('LEAD_SOURCE');
export const LEAD_FILTER = Symbol('LEAD_FILTER');
export const D365_EVENTS = Symbol('D365_EVENTS');
export const PUSH_WAKER = Symbol('PUSH_WAKER');
export const D365_CLIENT = Symbol('D365_CLIENT');
export const ORG_DIRECTORY = Symbol('ORG_DIRECTORY');
