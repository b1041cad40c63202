/** A DNS message over TCP: two bytes of length, then the message (RFC 1035 §4.2.2). */
export function frameMessage(message: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(message.length + 2);
  frame.writeUInt16BE(message.length, 0);
  message.copy(frame, 2);
  return frame;
}

/** Cuts a TCP stream back into messages; holds at most one unfinished one. */
export class MessageFrames {
  private rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): Buffer[] {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const messages: Buffer[] = [];
    while (bytes.length >= 2) {
      const end = bytes.readUInt16BE(0) + 2;
      if (bytes.length < end) break;
      messages.push(bytes.subarray(2, end));
      bytes = bytes.subarray(end);
    }
    this.rest = bytes;
    return messages;
  }
}
