// `npm start` of a clone that stands elsewhere: node start-dummy.mjs <clone> [options]
import { start } from '../../src/stack/start.mjs';

const [clone, ...args] = process.argv.slice(2);
if (clone === undefined) throw new Error('Which clone?');
process.exitCode = await start(clone, args, process.env);
