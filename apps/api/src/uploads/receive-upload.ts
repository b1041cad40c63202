import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '@hunter/platform';
import busboy from 'busboy';
import type { Request } from 'express';

export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

export interface Upload {
  readonly path: string;
  readonly fileName: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
}

interface ReceivedUpload {
  readonly folder: string;
  readonly upload: Promise<Upload>;
}

const received = new WeakMap<Request, Promise<ReceivedUpload>>();

/** Hands the uploaded file to `use`, and removes it whatever happens. */
export async function withUpload<T>(request: Request, use: (upload: Upload) => Promise<T>): Promise<T> {
  try {
    return await use(await receiveUpload(request));
  } finally {
    await discardUpload(request);
  }
}

/** Streams the multipart field `file` into a temporary file, once per request. */
export async function receiveUpload(request: Request): Promise<Upload> {
  const begun = received.get(request) ?? beginUpload(request);
  received.set(request, begun);
  return (await begun).upload;
}

/** Removes what was received of a request, if anything was. */
export async function discardUpload(request: Request): Promise<void> {
  const begun = await received.get(request);
  if (begun !== undefined) await rm(begun.folder, { recursive: true, force: true });
}

async function beginUpload(request: Request): Promise<ReceivedUpload> {
  const folder = await mkdtemp(join(tmpdir(), 'hunter-import-'));
  return { folder, upload: receive(request, join(folder, 'upload')) };
}

async function receive(request: Request, path: string): Promise<Upload> {
  const parser = createParser(request);
  const fields: Record<string, string> = {};
  const files: Promise<ReceivedFile>[] = [];
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  let isRepeated = false;
  parser.on('file', (name, stream, info) => {
    if (name === 'file' && files.length > 0) isRepeated = true;
    if (name !== 'file' || isRepeated) {
      stream.resume();
      return;
    }
    const file = saveFile(stream, path, info.filename);
    // A disk that is full ends the upload. An upload that broke off also ends its file: that is told below, once.
    file.catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error(String(error))));
    files.push(file);
  });
  try {
    await pipeline(request, parser);
  } catch (error) {
    if (isFileSystemError(error)) throw error;
    throw new ProblemError('invalid-body', {
      detail: 'The upload broke off or is no valid multipart body.',
      cause: error,
    });
  }
  const [file] = await Promise.all(files);
  if (file === undefined) throw new ProblemError('invalid-body', { errors: [{ field: 'file', code: 'is-not-empty' }] });
  if (isRepeated) {
    throw new ProblemError('invalid-body', {
      detail: 'Send one list at a time.',
      errors: [{ field: 'file', code: 'only-one' }],
    });
  }
  if (file.truncated) {
    throw new ProblemError('payload-too-large', {
      detail: `A file may have ${String(MAX_UPLOAD_BYTES / 1024 / 1024)} MB. Split the list.`,
      errors: [{ field: 'file', code: 'too-large' }],
    });
  }
  return { path, fileName: file.name, fields, sha256: file.sha256 };
}

interface ReceivedFile {
  readonly name: string | null;
  readonly truncated: boolean;
  readonly sha256: string;
}

function createParser(request: Request): busboy.Busboy {
  if (!/^multipart\/form-data;/i.test(request.headers['content-type'] ?? '')) {
    throw new ProblemError('unsupported-file', { detail: 'Send the file as multipart/form-data in the field "file".' });
  }
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 10, fileSize: MAX_UPLOAD_BYTES, fields: 10, fieldSize: 1_000 },
    });
  } catch (error) {
    // busboy throws for headers that it cannot read, such as a missing boundary.
    throw new ProblemError('invalid-body', { detail: 'The upload is no valid multipart body.', cause: error });
  }
}

async function saveFile(stream: Readable, path: string, name: string | undefined): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  const bytes = new PassThrough();
  bytes.on('data', (chunk: Buffer) => hash.update(chunk));
  await pipeline(stream, bytes, createWriteStream(path));
  const truncated = (stream as { truncated?: boolean }).truncated === true;
  return { name: name || null, truncated, sha256: hash.digest('hex') };
}

/** Errors of our own disk carry the system call; those of the connection and the parser do not name a file's. */
function isFileSystemError(error: unknown): boolean {
  const { syscall } = error as { syscall?: unknown };
  return syscall === 'open' || syscall === 'write';
}
