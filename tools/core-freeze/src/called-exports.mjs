import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ts from 'typescript';

/**
 * The exports of a library that its own specs call or hand to a table. The example of its README proves nothing about a
 * function beyond that one case, so it does not count.
 * @param {import('./core-libraries.mjs').CoreLibrary} library
 * @returns {ReadonlySet<string>} names, as the library's sources export them
 */
export function listCalledExports(library) {
  return new Set(listSpecFiles(library.folder).flatMap((file) => listUses(file, library)));
}

/** @param {string} folder */
function listSpecFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const path = file.slice(folder.length + 1);
      const isSpec = path.startsWith(`src${sep}`) ? path.endsWith('.spec.ts') : path.startsWith(`test${sep}`);
      return isSpec && path.endsWith('.ts') && !path.startsWith(join('test', 'readme'));
    });
}

/**
 * @param {string} file
 * @param {import('./core-libraries.mjs').CoreLibrary} library
 * @returns {readonly string[]}
 */
function listUses(file, library) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const { names, namespaces } = readImports(source, library);
  /** @type {string[]} */
  const uses = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      if (namespaces.has(node.expression.text)) uses.push(node.name.text);
    }
    if (ts.isIdentifier(node) && !isNameOfProperty(node)) {
      const name = names.get(node.text);
      if (name !== undefined) uses.push(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

/**
 * What a spec imports from the sources of its library: local name → exported name, and local names of the whole face.
 * @param {ts.SourceFile} source
 * @param {import('./core-libraries.mjs').CoreLibrary} library
 */
function readImports(source, { folder, packageName }) {
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Set<string>} */
  const namespaces = new Set();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const isOwn = from === packageName || join(dirname(source.fileName), from).startsWith(join(folder, 'src') + sep);
    const bindings = statement.importClause?.namedBindings;
    if (!isOwn || bindings === undefined) continue;
    if (ts.isNamespaceImport(bindings)) namespaces.add(bindings.name.text);
    else for (const { name, propertyName } of bindings.elements) names.set(name.text, (propertyName ?? name).text);
  }
  return { names, namespaces };
}

/**
 * `reading.scoreDomain` and `{ scoreDomain: 1 }` name something else than the function.
 * @param {ts.Identifier} node
 */
function isNameOfProperty(node) {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}
