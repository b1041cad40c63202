#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startEmbeddedRedis } from '../src/start-embedded-redis.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port takes a number from 0 to 65535, not "${values.port}".\n`);
  process.exit(2);
}

const redis = await startEmbeddedRedis(port);
process.stdout.write(`${redis.url}\n`);
// Everything is in memory, so there is nothing to bring to rest first.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => process.exit(0));
