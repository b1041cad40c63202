import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a whole new file and puts it in the old one's place: whoever reads it meanwhile, and whoever starts after a
 * crash, finds one of the two and never half of one. Only its owner may read it.
 * @param {string} file
 * @param {string} content
 */
export function replaceFile(file, content) {
  const draft = `${file}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}
