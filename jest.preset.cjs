// One transform for every project: sources are compiled in memory, and a library's
// source (not its dist) is what its dependants are tested against.
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@hunter/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts?(x)'],
  setupFiles: [require.resolve('./jest.properties.cjs')],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
