#!/usr/bin/env node
import { testFaults } from '../src/faults/test-faults.mjs';

process.exitCode = await testFaults(process.argv.slice(2));
