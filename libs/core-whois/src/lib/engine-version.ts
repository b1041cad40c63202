/** Names the version of the reading rules; stored with every registration so that old ones stay explicable. */
export const ENGINE_VERSION = 'core-whois/1';
