#!/usr/bin/env node
import { withServices } from '../src/with-services.mjs';

process.exitCode = await withServices(process.argv.slice(2));
