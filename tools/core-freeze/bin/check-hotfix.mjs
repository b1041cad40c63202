#!/usr/bin/env node
import { checkHotfix } from '../src/check-hotfix.mjs';

process.exitCode = checkHotfix({
  eventFile: process.env['GITHUB_EVENT_PATH'],
  root: process.cwd(),
  write: (line) => console.log(line),
});
