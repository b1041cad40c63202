// Who may import whom, by Nx tag (docs/architecture.md, "Boundaries"). The rule skips itself in silence when no
// project graph is cached, so tools/arch-tests lints samples that must fail.
const coreScopes = ['scope:core'];

/** npm packages that core libs may use; each has its ADR. */
const coreExternals = {
  'core-normalizer': ['tldts', 'tr46'],
  'core-whois': ['tr46'],
};

export const boundaries = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: true,
  allow: [],
  depConstraints: [
    {
      sourceTag: 'scope:core',
      onlyDependOnLibsWithTags: coreScopes,
      allowedExternalImports: Object.values(coreExternals).flat(),
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

/** Packages that only specs of core libs use; a source file that imports one still fails. */
const coreSpecExternals = ['fast-check', 'yaml'];

export const coreSpecBoundaries = {
  ...boundaries,
  depConstraints: boundaries.depConstraints.map((constraint) =>
    constraint.sourceTag === 'scope:core'
      ? { ...constraint, allowedExternalImports: [...constraint.allowedExternalImports, ...coreSpecExternals] }
      : constraint,
  ),
};
