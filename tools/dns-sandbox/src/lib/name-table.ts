import { encodeRecord, encodeSoa, TYPE_CODES } from './encode-record.js';
import { isAtOrBelow, parentKey, toNameKey, toNameText } from './name-key.js';
import type { NameKey } from './name-key.js';
import { LAME, RCODES, REFUSED, SERVFAIL, SILENT, toReply } from './reply.js';
import type { Reply } from './reply.js';
import { isBehaviour, ZoneFileError } from './zone-file.js';
import type { Behaviour, NameEntry, ZoneNames, ZoneRecordType } from './zone-file.js';

/** Records of one name and type: target (CNAME only) and the bytes after each owner. */
interface RecordSet {
  readonly records: readonly Buffer[];
  readonly target: NameKey | null;
}

interface NameNode {
  readonly key: NameKey;
  readonly sets: ReadonlyMap<number, RecordSet | Behaviour>;
  /** Holds for the name and all below it. */
  readonly subtree: Behaviour | null;
  readonly truncateUdp: boolean;
  readonly delayMs: number;
  readonly replies: Map<number, Reply>;
}

interface Origin {
  readonly nodata: Reply;
  readonly nxdomain: Reply;
  /** What is not written down here: `absent` (an ordinary zone) or `servfail` (recorded data that is known to have holes). */
  readonly unlisted: 'absent' | 'servfail';
}

export interface NameTableOptions {
  readonly names: ZoneNames;
  readonly origins?: readonly string[];
  readonly signed?: readonly string[];
  readonly ttl?: number;
  readonly negativeTtl?: number;
  readonly unlisted?: Origin['unlisted'];
}

const WILDCARD_LABEL = '\x01*';
const LOOP_LABEL = 'loop.';
/** Longer chains are a loop or as good as one. */
const MAX_CNAME_LINKS = 8;

/** The names one zone answers for, with every answer encoded once, when it is first asked for. */
export class NameTable {
  private readonly nodes = new Map<NameKey, NameNode>();
  private readonly origins = new Map<NameKey, Origin>();
  private readonly signed: readonly NameKey[];

  constructor(private readonly options: NameTableOptions) {
    this.signed = (options.signed ?? []).map(toNameKey);
    for (const origin of options.origins ?? []) this.addOrigin(toNameKey(origin));
    for (const [name, entry] of Object.entries(options.names)) {
      const key = toNameKey(name);
      const node = this.toNode(name, key, entry);
      const known = this.nodes.get(key);
      if (known !== undefined && !isEmpty(known)) throw new ZoneFileError(`"${name}" stands in the zone twice`);
      this.nodes.set(key, node);
      if (this.originOf(key) === undefined) this.addOrigin(key);
      this.addEmptyAncestors(key);
    }
  }

  get size(): number {
    return this.nodes.size;
  }

  /** The answer to a question, or `undefined` when the name lies outside every origin. */
  reply(key: NameKey, type: number): Reply | undefined {
    const node = this.nodes.get(key);
    if (node === undefined) return this.replyForUnlisted(key, type);
    let reply = node.replies.get(type);
    if (reply === undefined) {
      reply = this.replyOf(node, key, type, 0);
      if (isServedType(type)) node.replies.set(type, reply);
    }
    return reply;
  }

  /** Whether it is written down what the name answers for the type: records of it, an alias, or a behaviour. */
  states(key: NameKey, type: number): boolean {
    const node = this.nodes.get(key);
    if (node === undefined) return false;
    return node.subtree !== null || node.sets.has(type) || node.sets.has(TYPE_CODES.CNAME);
  }

  private addOrigin(key: NameKey): void {
    const soa = { owner: key, afterOwner: encodeSoa(toNameText(key), this.options.negativeTtl ?? 60) };
    const nodata = toReply({ answers: [], authorities: [soa] });
    const unlisted = this.options.unlisted ?? 'absent';
    this.origins.set(key, { nodata, nxdomain: { ...nodata, rcode: RCODES.nxdomain }, unlisted });
  }

  private addEmptyAncestors(key: NameKey): void {
    for (let at = key; at !== '' && !this.origins.has(at); ) {
      at = parentKey(at);
      if (this.nodes.has(at)) return;
      this.nodes.set(at, this.toNode('', at, {}));
    }
  }

  private toNode(name: string, key: NameKey, entry: Behaviour | NameEntry): NameNode {
    const replies = new Map<number, Reply>();
    if (isBehaviour(entry)) {
      return { key, sets: new Map(), subtree: entry, truncateUdp: false, delayMs: 0, replies };
    }
    const { truncate = false, 'delay-ms': delayMs = 0, ...types } = entry;
    const sets = new Map<number, RecordSet | Behaviour>();
    for (const [type, value] of Object.entries(types) as [ZoneRecordType, readonly string[] | Behaviour][]) {
      sets.set(TYPE_CODES[type], this.toRecordSet(name, type, value));
    }
    return { key, sets, subtree: null, truncateUdp: truncate, delayMs, replies };
  }

  private toRecordSet(name: string, type: ZoneRecordType, value: readonly string[] | Behaviour): RecordSet | Behaviour {
    if (isBehaviour(value)) return value;
    try {
      const records = value.map((text) => encodeRecord(type, text, this.options.ttl ?? 300));
      return { records, target: type === 'CNAME' ? toNameKey(value[0] ?? '') : null };
    } catch (error) {
      throw new ZoneFileError(`${name} ${type}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private originOf(key: NameKey): Origin | undefined {
    for (let at = key; ; at = parentKey(at)) {
      const origin = this.origins.get(at);
      if (origin !== undefined || at === '') return origin;
    }
  }

  private isSigned(key: NameKey): boolean {
    return this.signed.some((domain) => isAtOrBelow(key, domain));
  }

  private replyOf(node: NameNode, key: NameKey, type: number, links: number): Reply {
    const set = node.sets.get(type);
    if (isBehaviour(set)) return this.behave(set, key);
    const found = set === undefined ? this.replyWithoutSet(node, key, type, links) : this.answer(node, set);
    return node.delayMs > 0 || node.truncateUdp
      ? { ...found, delayMs: node.delayMs, truncateUdp: node.truncateUdp }
      : found;
  }

  private replyWithoutSet(node: NameNode, key: NameKey, type: number, links: number): Reply {
    const alias = node.sets.get(TYPE_CODES.CNAME);
    if (alias !== undefined && !isBehaviour(alias) && alias.target !== null) {
      return this.follow(node, alias, alias.target, type, links);
    }
    const inherited = node.sets.size === 0 ? this.subtreeBehaviour(key) : null;
    if (inherited !== null) return this.behave(inherited, key);
    const origin = this.originOf(key);
    return origin === undefined || origin.unlisted === 'servfail' ? SERVFAIL : origin.nodata;
  }

  private answer(node: NameNode, set: RecordSet): Reply {
    const answers = set.records.map((afterOwner) => ({ owner: null, afterOwner }));
    return toReply({ answers, authenticated: this.isSigned(node.key) });
  }

  /** An alias brings its target's answer along where this table holds the target, as a recursive resolver would. */
  private follow(node: NameNode, alias: RecordSet, target: NameKey, type: number, links: number): Reply {
    if (links >= MAX_CNAME_LINKS) return SERVFAIL;
    const own = this.answer(node, alias);
    const next = this.nodes.get(target);
    const rest =
      next === undefined ? this.replyForUnlisted(target, type, links + 1) : this.replyOf(next, target, type, links + 1);
    if (rest === undefined) return own;
    if (rest.silent || (rest.rcode !== RCODES.noerror && rest.rcode !== RCODES.nxdomain)) return rest;
    const answers = rest.answers.map((record) => ({ ...record, owner: record.owner ?? target }));
    return toReply({
      rcode: rest.rcode,
      authenticated: own.authenticated && rest.authenticated,
      answers: [...own.answers, ...answers],
      authorities: rest.authorities,
    });
  }

  private replyForUnlisted(key: NameKey, type: number, links = 0): Reply | undefined {
    for (let at = key; at !== ''; ) {
      at = parentKey(at);
      const node = this.nodes.get(at);
      const origin = this.origins.get(at);
      if (node === undefined && origin === undefined) continue;
      const wildcard = this.nodes.get(WILDCARD_LABEL + at);
      if (wildcard !== undefined) return this.replyOf(wildcard, wildcard.key, type, links);
      const inherited = this.subtreeBehaviour(at);
      if (inherited !== null) return this.behave(inherited, at);
      const enclosing = origin ?? this.originOf(at);
      if (enclosing === undefined) return undefined;
      return enclosing.unlisted === 'servfail' ? SERVFAIL : enclosing.nxdomain;
    }
    return undefined;
  }

  private subtreeBehaviour(key: NameKey): Behaviour | null {
    for (let at = key; ; at = parentKey(at)) {
      const subtree = this.nodes.get(at)?.subtree;
      if (subtree !== undefined && subtree !== null) return subtree;
      if (at === '' || this.origins.has(at)) return null;
    }
  }

  private behave(behaviour: Behaviour, key: NameKey): Reply {
    switch (behaviour) {
      case 'timeout':
        return SILENT;
      case 'servfail':
        return SERVFAIL;
      case 'refused':
        return REFUSED;
      case 'lame':
        return LAME;
      case 'loop':
        return toLoop(key);
      case 'nodata':
        return this.originOf(key)?.nodata ?? SERVFAIL;
      case 'nxdomain':
        return this.originOf(key)?.nxdomain ?? SERVFAIL;
    }
  }
}

/** An alias that leads to a name below, which is an alias of itself. */
function toLoop(key: NameKey): Reply {
  const name = toNameText(key);
  const target = name.startsWith(LOOP_LABEL) ? name : LOOP_LABEL + name;
  return toReply({ answers: [{ owner: null, afterOwner: encodeRecord('CNAME', target, 0) }] });
}

function isEmpty(node: NameNode): boolean {
  return node.sets.size === 0 && node.subtree === null;
}

const SERVED_TYPES: ReadonlySet<number> = new Set(Object.values(TYPE_CODES));

/** Only these are remembered per name, so that a client asking for 65,536 types cannot fill the memory. */
function isServedType(type: number): boolean {
  return SERVED_TYPES.has(type);
}
