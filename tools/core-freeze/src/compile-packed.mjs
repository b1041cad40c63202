import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Compiles a program that uses installed libraries, as strictly as TypeScript can and without the types of Node or a
 * browser: a declaration that leans on what only this repository has installed fails here.
 * @param {readonly string[]} packageNames
 * @param {string} scratch the folder whose node_modules has them
 * @returns {readonly string[]} complaints
 */
export function compilePacked(packageNames, scratch) {
  const program = join(scratch, 'consumer.mts');
  writeFileSync(program, packageNames.map((name, index) => `export * as face${index} from '${name}';\n`).join(''));
  const compiled = ts.createProgram([program], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  });
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(({ file, messageText }) => `${toPlace(file, scratch)}${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

/**
 * @param {ts.SourceFile | undefined} file
 * @param {string} scratch
 */
function toPlace(file, scratch) {
  return file === undefined ? '' : `${file.fileName.replace(`${scratch}/`, '').replace('node_modules/', '')}: `;
}
