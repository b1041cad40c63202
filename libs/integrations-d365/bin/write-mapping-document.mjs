#!/usr/bin/env node
// Writes docs/d365-mapping.md from the built mapping.
import { writeFileSync } from 'node:fs';
import { renderMappingDocument } from '../dist/lib/mapping-document.js';

writeFileSync(new URL('../../../docs/d365-mapping.md', import.meta.url), renderMappingDocument());
