/**
 * Text frames of a server one after another, as they travel (RFC 6455 §5.2: whole, no mask): all of them in one piece of bytes, written
 * into `slab` where they fit.
 */
export function textFrames(texts: readonly string[], slab: Buffer): Buffer {
  return asciiFrames(texts, slab) ?? framesOf(texts);
}

/**
 * What Slack writes is ASCII, each character a byte, so all texts can be written at once, each behind room for its header: a call for each
 * would cost three times as much. Undefined where they do not fit or are not ASCII after all.
 */
function asciiFrames(texts: readonly string[], slab: Buffer): Buffer | undefined {
  let all = '';
  for (const text of texts) all += `${rooms[headerSize(text.length)]}${text}`;
  // A text that is not ASCII takes more bytes than it has characters; at least one more must find room to show it.
  if (all.length + 4 > slab.length || slab.write(all) !== all.length) return undefined;
  let at = 0;
  for (const { length } of texts) at = writeHeader(slab, at, length) + length;
  return slab.subarray(0, at);
}

/** By the size of a header: so many characters in its place. */
const rooms: Readonly<Record<number, string>> = { 2: ' '.repeat(2), 4: ' '.repeat(4), 10: ' '.repeat(10) };

function framesOf(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + headerSize(size) + size, 0));
  let at = 0;
  texts.forEach((text, index) => {
    at = writeHeader(bytes, at, sizes[index] ?? 0);
    at += bytes.write(text, at);
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
