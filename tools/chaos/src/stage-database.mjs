import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Hunter's database of one stage. A copy of it that the server makes file by file stands for a dump. */
export class StageDatabase {
  #server;
  #name;

  /**
   * @param {string} server URL of any database on it
   * @param {string} name
   */
  constructor(server, name) {
    this.#server = server;
    this.#name = name;
  }

  /** @param {string} server URL of any database on it */
  static async create(server) {
    const database = new StageDatabase(server, newName());
    await database.#run([`CREATE DATABASE ${database.#name}`]);
    return database;
  }

  get url() {
    const url = new URL(this.#server);
    url.pathname = `/${this.#name}`;
    return url.toString();
  }

  /** @returns {Promise<string>} name of the dump */
  async dump() {
    const dump = newName();
    await this.#run([endConnections(this.#name), `CREATE DATABASE ${dump} TEMPLATE ${this.#name}`]);
    return dump;
  }

  /**
   * Everything since the dump is gone.
   * @param {string} dump
   */
  async restore(dump) {
    const database = this.#name;
    await this.#run([`DROP DATABASE ${database} WITH (FORCE)`, `CREATE DATABASE ${database} TEMPLATE ${dump}`]);
  }

  /** @param {readonly string[]} statements */
  async #run(statements) {
    const client = new pg.Client({ connectionString: this.#server });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
}

function newName() {
  return `chaos_${randomBytes(5).toString('hex')}`;
}

/** @param {string} database */
function endConnections(database) {
  return `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`;
}
