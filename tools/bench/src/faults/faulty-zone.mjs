/**
 * @typedef {import('@hunter/dns-sandbox').ZoneFile} ZoneFile
 * @typedef {import('@hunter/dns-sandbox').Behaviour} Behaviour
 * @typedef {ZoneFile['names'][string]} Entry
 */

/** Types that follow an alias; a question for the alias itself is answered well even where it loops. */
const FOLLOWING_TYPES = /** @type {const} */ (['MX', 'TXT', 'A', 'AAAA']);

/**
 * The zone with some of its domains broken for good, in turn by each of the behaviours: they and every name below them
 * answer so and not as written.
 * @param {ZoneFile} zone
 * @param {readonly string[]} domains
 * @param {readonly Behaviour[]} behaviours
 * @param {number} every of so many domains one is broken
 * @returns {ZoneFile}
 */
export function breakDomains(zone, domains, behaviours, every) {
  if (behaviours.length === 0) return zone;
  const broken = new Map(
    domains
      .filter((_, index) => index % every === 0)
      .map((domain, index) => [domain, behaviours[index % behaviours.length] ?? 'servfail']),
  );
  const names = Object.entries(zone.names).flatMap(([name, entry]) => breakName(name, entry, broken));
  return { ...zone, names: Object.fromEntries(names) };
}

/**
 * @param {string} name
 * @param {Entry} entry
 * @param {ReadonlyMap<string, Behaviour>} broken
 * @returns {readonly (readonly [string, Entry])[]}
 */
function breakName(name, entry, broken) {
  const behaviour = behaviourOf(name, broken);
  if (behaviour === undefined) return [[name, entry]];
  if (behaviour !== 'loop') return [[name, behaviour]];
  if (typeof entry === 'object' && entry.CNAME !== undefined) return [[name, entry]];
  return [
    [name, Object.fromEntries(FOLLOWING_TYPES.map((type) => [type, behaviour]))],
    [`loop.${name}`, behaviour],
  ];
}

/**
 * @param {string} name
 * @param {ReadonlyMap<string, Behaviour>} broken
 * @returns {Behaviour | undefined}
 */
function behaviourOf(name, broken) {
  for (let at = name; at !== ''; at = at.includes('.') ? at.slice(at.indexOf('.') + 1) : '') {
    const behaviour = broken.get(at);
    if (behaviour !== undefined) return behaviour;
  }
  return undefined;
}
