import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import root from '../../eslint.config.mjs';

const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a string union instead of an enum.' };
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const words = '/\\p{L}{2,}/u';
const noRawText = [
  { selector: `JSXText[value=${words}]`, message: 'Words on the screen come from src/i18n.' },
  {
    selector: `JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|title|placeholder|label|alt|hint)$/] > Literal[value=${words}]`,
    message: 'Words on the screen come from src/i18n.',
  },
];

const importRules = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const sharedImportsNoFeature = {
  regex: '(^|/)(features|app)(/|$)',
  message: 'Imports go shared → features → app only.',
};

export default [
  ...root,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.configs.recommended.rules,
      // The React Compiler is not used, so a library it would have to skip is no concern.
      'react-hooks/incompatible-library': 'off',
      // A scrolling region has to be reachable by keyboard, so these may be in the Tab order.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'group'] }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noDefault, ...noRawText] },
  },
  {
    files: ['src/api/**', 'src/components/**', 'src/i18n/**'],
    rules: importRules([sharedImportsNoFeature]),
  },
  {
    files: ['src/features/**'],
    rules: importRules([
      { regex: '^\\.\\./(?!\\.\\./)', message: 'Features do not import each other; they meet in src/app/routes.' },
      { regex: '^\\.\\./\\.\\./(app|features)/', message: 'Imports go shared → features → app only.' },
    ]),
  },
  {
    files: ['src/**/*.spec.ts', 'src/**/*.spec.tsx', 'test/**'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noDefault] },
  },
];
