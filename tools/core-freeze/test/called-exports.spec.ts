import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listCalledExports } from '../src/called-exports.mjs';
import { listCoreLibraries } from '../src/core-libraries.mjs';

const ROOT = join(__dirname, '../../..');

describe.each(listCoreLibraries(ROOT).map((library) => [library.name, library] as const))('%s', (_name, library) => {
  it('exports no function that its vectors, suites and tables leave out', async () => {
    const face = (await import(join(library.folder, 'src/index.ts'))) as Readonly<Record<string, unknown>>;
    const functions = Object.keys(face).filter((name) => typeof face[name] === 'function');
    const called = listCalledExports(library);

    expect(functions).not.toEqual([]);
    expect(functions.filter((name) => !called.has(name))).toEqual([]);
  });
});

describe('listCalledExports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'called-exports-'));
  const library = { name: 'core-sample', folder, packageName: '@hunter/core-sample' };
  const calledBy = (path: string, text: string): readonly string[] => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return [...listCalledExports(library)];
  };

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a call', "import { answer } from '../src/index.js';\nanswer(1);"],
    ['a call by another name', "import { answer as ask } from '../src/lib/answer.js';\nask(1);"],
    ['a call through the whole face', "import * as core from '@hunter/core-sample';\ncore.answer(1);"],
    ['a table', "import { answer } from '../src/index.js';\ntest.each([['answer', answer]])('%s', () => {});"],
    ['an object of functions', "import { answer } from '../src/index.js';\nconst functions = { answer };"],
  ])('counts %s', (_name, text) => {
    expect(calledBy('test/answer.spec.ts', text)).toEqual(['answer']);
  });

  it.each([
    ['an import alone', 'test/answer.spec.ts', "import { answer } from '../src/index.js';"],
    [
      'a type of it',
      'test/answer.spec.ts',
      "import { answer } from '../src/index.js';\nlet input: Parameters<typeof answer>;",
    ],
    [
      'a property of that name',
      'test/answer.spec.ts',
      "import { answer } from '../src/index.js';\nconst a = { answer: 1 };\na.answer;",
    ],
    [
      'a function of that name from elsewhere',
      'test/answer.spec.ts',
      "import { answer } from './answers.js';\nanswer(1);",
    ],
    ['the example of the README', 'test/readme.spec.ts', "import { answer } from '../src/index.js';\nanswer(1);"],
    ['a source that uses it', 'src/lib/other.ts', "import { answer } from './answer.js';\nanswer(1);"],
  ])('does not count %s', (_name, path, text) => {
    expect(calledBy(path, text)).toEqual([]);
  });
});
