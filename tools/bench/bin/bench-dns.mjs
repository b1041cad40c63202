#!/usr/bin/env node
import { benchDns } from '../src/dns/bench-dns.mjs';

process.exitCode = await benchDns(process.argv.slice(2));
