import { runCli } from '../../src/lib/cli.js';

await runCli(process.argv.slice(2), process.env);
