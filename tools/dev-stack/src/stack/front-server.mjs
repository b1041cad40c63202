import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setImmediate } from 'node:timers';
import { createProxyServer } from 'httpxy';
import sirv from 'sirv';
import { StackFailure } from '../process/stack-failure.mjs';

const API_PATHS = ['/api', '/healthz', '/docs', '/docs-json', '/docs-yaml', '/metrics'];
const ASSETS = '/assets/';

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 */

/**
 * The one address of the stack: web's files with their security headers, and everything of the api's. It listens from
 * the first moment, so that a taken port is known before anything else starts, and answers 503 until `open` is called.
 */
export class FrontServer {
  /** @type {((request: IncomingMessage, response: ServerResponse) => void) | undefined} */
  #serve;
  /** @type {import('node:http').Server[]} */
  #servers = [];
  #port = 0;

  /**
   * Listens on both loopback addresses, because `localhost` may mean either.
   * @param {number} port
   */
  async listen(port) {
    this.#port = await this.#listenOn('127.0.0.1', port);
    await this.#listenOn('::1', this.#port).catch((error) => {
      // A machine without IPv6 has no second loopback address.
      if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) throw toFailure(error, port);
    });
  }

  get url() {
    return `http://localhost:${this.#port}`;
  }

  /**
   * @param {object} behind
   * @param {string} behind.webFolder
   * @param {string} behind.securityHeadersFile
   * @param {string} behind.apiUrl
   */
  open({ webFolder, securityHeadersFile, apiUrl }) {
    const serveWeb = webFiles(webFolder, JSON.parse(readFileSync(securityHeadersFile, 'utf8')));
    const forward = apiProxy(apiUrl);
    this.#serve = (request, response) => (isApiPath(request.url) ? forward : serveWeb)(request, response);
  }

  /** Ends event streams too: they would keep it open for ever. */
  async close() {
    await Promise.all(
      this.#servers.map((server) => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        return closed;
      }),
    );
  }

  /**
   * @param {string} host
   * @param {number} port
   * @returns {Promise<number>}
   */
  #listenOn(host, port) {
    const server = createServer((request, response) => {
      if (this.#serve !== undefined) this.#serve(request, response);
      else sendProblem(response, 503, 'service-unavailable', 'Hunter is starting.');
    });
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(host === '127.0.0.1' ? toFailure(error, port) : error));
      server.listen(port, host, () => {
        this.#servers.push(server);
        const address = server.address();
        resolve(address !== null && typeof address === 'object' ? address.port : port);
      });
    });
  }
}

/**
 * @param {Error & { code?: string }} error
 * @param {number} port
 */
function toFailure(error, port) {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const why = error.code === 'EACCES' ? 'may not be used by this user' : 'is taken by another program';
  return new StackFailure(`Port ${port} ${why}: set PORT to another one (PORT=0 takes a free one).`);
}

/** @param {string | undefined} url */
function isApiPath(url = '/') {
  const path = url.split('?', 1)[0] ?? '/';
  return API_PATHS.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

/**
 * Files as they are; any other path is a page of the single-page application, but a missing asset is a 404. Files are
 * read anew each time, so a rebuilt web is there after a reload.
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} headers
 */
function webFiles(folder, headers) {
  const serve = sirv(folder, {
    dev: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  return (/** @type {IncomingMessage} */ request, /** @type {ServerResponse} */ response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendProblem(response, 405, 'method-not-allowed', 'Pages can only be read.');
    }
    const notFound = () => sendProblem(response, 404, 'not-found', 'There is no such file.');
    serve(request, response, () => {
      if (request.url?.startsWith(ASSETS)) return notFound();
      request.url = '/';
      serve(request, response, notFound);
    });
  };
}

/** @param {string} target */
function apiProxy(target) {
  // The Host header stays the caller's: the api judges by it who may talk to it. Event streams may be silent for long.
  const proxy = createProxyServer({ target, xfwd: true, changeOrigin: false, proxyTimeout: 0 });
  proxy.on('proxyRes', (fromApi, _request, response) => {
    const isEventStream = String(fromApi.headers['content-type']).startsWith('text/event-stream');
    // A stream has begun when its headers are there, not when its first event is.
    if (isEventStream) setImmediate(() => response.flushHeaders());
  });
  return (/** @type {IncomingMessage} */ request, /** @type {ServerResponse} */ response) => {
    proxy.web(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendProblem(response, 503, 'service-unavailable', 'The api does not answer; it may be starting again.');
    });
  };
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} code
 * @param {string} detail
 */
function sendProblem(response, status, code, detail) {
  if (status === 503) response.setHeader('Retry-After', '2');
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `/problems/${code}`, status, code, detail }));
}
