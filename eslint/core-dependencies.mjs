const IDNA_AND_PSL = 'docs/adr/0003-idna-and-psl-libraries.md';

/**
 * The npm packages that a core library may use, each with the decision that let it in. A library that does not stand here
 * uses none but other core libraries.
 */
export const CORE_DEPENDENCIES = {
  'core-normalizer': { tldts: IDNA_AND_PSL, tr46: IDNA_AND_PSL },
  'core-whois': { tr46: IDNA_AND_PSL },
};

/** Packages that only specs of core libraries use; a source file that imports one still fails. */
export const CORE_SPEC_DEPENDENCIES = ['fast-check', 'yaml'];
