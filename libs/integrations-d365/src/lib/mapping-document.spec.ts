import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMN_RULES } from './column-rules';
import { renderMappingDocument } from './mapping-document';
import { readMappingFile } from './mapping-file';

const DOCUMENT = join(__dirname, '../../../../docs/d365-mapping.md');

test('docs/d365-mapping.md is what the mapping says', () => {
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(renderMappingDocument());
});

test('every field stands in it, and its example is a mapping file', () => {
  const document = renderMappingDocument();
  for (const { column } of COLUMN_RULES) expect(document).toContain(`| \`${column}\``);
  const [, example = ''] = /```json\n(.*?)```/s.exec(document) ?? [];
  expect(readMappingFile(example, 'hunter').ok).toBe(true);
});
