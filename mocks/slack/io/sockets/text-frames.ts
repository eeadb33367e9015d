/** Text frames of a server one after another, as they travel (RFC 6455 §5.2: whole, no mask): all of them in one piece of bytes. */
export function textFrames(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + headerSize(size) + size, 0));
  let at = 0;
  texts.forEach((text, index) => {
    const size = sizes[index] ?? 0;
    at = writeHeader(bytes, at, size);
    // What Slack writes is ASCII, and for that the shorter way is the same
    at += bytes.write(text, at, size === text.length ? 'latin1' : 'utf8');
  });
  return bytes;
}

function headerSize(size: number): number {
  if (size < 126) return 2;
  return size < 65_536 ? 4 : 10;
}

/** Returns where the text begins. */
function writeHeader(bytes: Buffer, at: number, size: number): number {
  bytes[at] = 0x81;
  if (size < 126) return bytes.writeUInt8(size, at + 1);
  if (size < 65_536) return bytes.writeUInt16BE(size, bytes.writeUInt8(126, at + 1));
  return bytes.writeBigUInt64BE(BigInt(size), bytes.writeUInt8(127, at + 1));
}
