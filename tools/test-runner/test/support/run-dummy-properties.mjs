// `npm run test:properties` of a clone that stands elsewhere: node run-dummy-properties.mjs <clone> [options]
import { runProperties } from '../../src/run-properties.mjs';

const [clone, ...args] = process.argv.slice(2);
if (clone === undefined) throw new Error('Which clone?');
process.exitCode = await runProperties(clone, args, process.env);
