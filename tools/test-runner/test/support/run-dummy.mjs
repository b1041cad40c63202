// `npm test` of a clone that stands elsewhere: node run-dummy.mjs <clone> [options]
import { runTests } from '../../src/run-tests.mjs';

const [clone, ...args] = process.argv.slice(2);
if (clone === undefined) throw new Error('Which clone?');
process.exitCode = await runTests(clone, args, process.env);
