import { TextDecoder, TextEncoder } from 'node:util';

// jsdom carries neither, and react-router reads them while it loads.
Object.assign(globalThis, { TextDecoder, TextEncoder });
