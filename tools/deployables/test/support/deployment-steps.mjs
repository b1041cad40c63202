/** How a deployable is installed: tested here, repeated by the Dockerfiles and named in docs/deployment.md. */
export const INSTALL = ['npm', 'ci', '--omit=dev'];

/** Core libraries are ES modules that api and worker require; Node 20 calls that an experiment on every start. */
export const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];
