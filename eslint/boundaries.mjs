// Who may import whom, by Nx tag (docs/architecture.md, "Boundaries"). The rule skips itself in silence when no
// project graph is cached, so tools/arch-tests lints samples that must fail.
import { CORE_DEPENDENCIES, CORE_SPEC_DEPENDENCIES } from './core-dependencies.mjs';

const coreScopes = ['scope:core'];

export const boundaries = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: true,
  allow: [],
  depConstraints: [
    {
      sourceTag: 'scope:core',
      onlyDependOnLibsWithTags: coreScopes,
      allowedExternalImports: [],
    },
    { sourceTag: 'scope:transport', onlyDependOnLibsWithTags: coreScopes },
    { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'scope:platform', onlyDependOnLibsWithTags: ['scope:contracts'] },
    { sourceTag: 'scope:persistence', onlyDependOnLibsWithTags: ['scope:core', 'scope:contracts', 'scope:platform'] },
    {
      sourceTag: 'scope:leads',
      onlyDependOnLibsWithTags: [
        'scope:core',
        'scope:contracts',
        'scope:persistence',
        'scope:platform',
        'scope:transport',
      ],
    },
    { sourceTag: 'scope:integration', onlyDependOnLibsWithTags: ['scope:core', 'scope:contracts', 'scope:platform'] },
    { sourceTag: 'scope:sandbox', onlyDependOnLibsWithTags: [] },
    {
      sourceTag: 'scope:tool',
      onlyDependOnLibsWithTags: ['scope:core', 'scope:contracts', 'scope:transport', 'scope:sandbox', 'scope:tool'],
    },
    { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:contracts', 'scope:core'] },
    {
      sourceTag: 'scope:app',
      onlyDependOnLibsWithTags: [
        'scope:core',
        'scope:contracts',
        'scope:transport',
        'scope:persistence',
        'scope:platform',
        'scope:leads',
        'scope:integration',
      ],
    },
  ],
};

/** The boundaries of a core library that may use the given npm packages. */
function withCoreExternals(packages) {
  return {
    ...boundaries,
    depConstraints: boundaries.depConstraints.map((constraint) =>
      constraint.sourceTag === 'scope:core' ? { ...constraint, allowedExternalImports: packages } : constraint,
    ),
  };
}

/** Configurations that open the boundaries for the packages that a core library is listed with, and for its specs. */
export const coreBoundaries = [
  { libs: 'core-*', packages: [] },
  ...Object.entries(CORE_DEPENDENCIES).map(([libs, packages]) => ({ libs, packages: Object.keys(packages) })),
].flatMap(({ libs, packages }) => [
  {
    files: [`libs/${libs}/src/**/*.ts`],
    rules: { '@nx/enforce-module-boundaries': ['error', withCoreExternals(packages)] },
  },
  {
    files: [`libs/${libs}/**/*.spec.ts`, `libs/${libs}/test/**/*.ts`],
    rules: { '@nx/enforce-module-boundaries': ['error', withCoreExternals([...packages, ...CORE_SPEC_DEPENDENCIES])] },
  },
]);
