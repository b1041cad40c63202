// What keeps libs/core-* pure: no I/O, no clock, no randomness, no environment, and no comment that switches this off.
const ambient = [
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'console',
  'require',
  'Buffer',
  'global',
  'globalThis',
  'window',
  'self',
  'performance',
  'crypto',
  'navigator',
  'WebSocket',
  'XMLHttpRequest',
  // Answers by the machine's language and time zone.
  'Intl',
];

export function corePurity(specFiles) {
  return [
    {
      files: ['libs/core-*/src/**/*.ts', '**/lint-samples/core/**/*.ts'],
      ignores: specFiles.filter((pattern) => !pattern.startsWith('**/test')),
      linterOptions: { noInlineConfig: true },
      rules: {
        'no-eval': 'error',
        'no-new-func': 'error',
        'no-restricted-globals': [
          'error',
          ...ambient.map((name) => ({ name, message: 'Core is pure: take it as an argument.' })),
        ],
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex:
                  '^(node:|fs$|path$|crypto$|net$|dns$|http$|https$|os$|url$|util$|stream$|events$|child_process$|worker_threads$)',
                message: 'Core imports no Node built-in.',
              },
            ],
          },
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'Core has no clock: take the time as an argument.' },
          { object: 'Math', property: 'random', message: 'Core is deterministic.' },
        ],
        'no-restricted-syntax': [
          'error',
          {
            selector: "NewExpression[callee.name='Date'][arguments.length=0]",
            message: 'Core has no clock: take the time as an argument.',
          },
          {
            selector: "CallExpression[callee.name='Date']",
            message: 'Core has no clock: take the time as an argument.',
          },
          { selector: 'ImportExpression', message: 'Core knows what it imports before it runs.' },
          {
            selector: 'MemberExpression[property.name=/^(toLocale|localeCompare)/]',
            message: 'Core answers the same in every language and time zone.',
          },
          { selector: 'TSEnumDeclaration', message: 'Use a string union instead of an enum.' },
          { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        ],
      },
    },
  ];
}
