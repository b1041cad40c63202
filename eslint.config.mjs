import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { boundaries, coreBoundaries } from './eslint/boundaries.mjs';
import { corePurity } from './eslint/core-purity.mjs';

const typescriptFiles = ['**/*.ts', '**/*.tsx', '**/*.mts'];
const specFiles = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/test/**'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.nx/**', '**/test/lint-samples/**', '**/*.generated.ts'] },
  js.configs.recommended,
  {
    files: typescriptFiles,
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a string union instead of an enum.' },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Nest reads constructor parameter types at run time, so a type-only import there would break injection.
    files: [
      'apps/api/**/*.ts',
      'apps/worker/**/*.ts',
      'libs/platform/**/*.ts',
      'libs/persistence/**/*.ts',
      'libs/leads/**/*.ts',
      'libs/integrations-*/**/*.ts',
    ],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.configs.recommended.rules },
  },
  ...coreBoundaries,
  {
    // The root of an integration is free of frameworks; only src/nest/** knows Nest and TypeORM.
    files: ['libs/integrations-*/src/lib/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@nestjs/*', 'typeorm', 'bull', 'express'], message: 'Only src/nest/** imports frameworks.' },
            { group: ['**/nest/**'], message: 'The root of an integration does not know its Nest part.' },
          ],
        },
      ],
    },
  },
  ...corePurity(specFiles),
  {
    files: ['**/*.cjs', '**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        module: 'writable',
        require: 'readonly',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        performance: 'readonly',
      },
    },
  },
  { files: ['apps/cli/**', 'tools/**'], rules: { 'no-console': 'off' } },
  { files: ['**/vite.config.ts', '**/vite.config.mts', '**/*.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
  { files: specFiles, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  prettier,
);
