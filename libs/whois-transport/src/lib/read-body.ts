import type { Readable } from 'node:stream';

/** Reads a body as UTF-8, or gives it up and returns null as soon as it is larger than allowed. */
export async function readBody(body: Readable, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
