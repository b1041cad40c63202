/** Names the version of the reading rules; stored with every reading so that old ones stay explicable. */
export const ENGINE_VERSION = 'core-dns/1.1';
