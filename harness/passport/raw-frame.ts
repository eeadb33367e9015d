/** WebSocket frames by hand (RFC 6455 §5.2), for those that no library would send. Pure. */

const encoder = new TextEncoder();

/** A whole, unmasked text frame of up to 65,535 bytes, as a server sends it. */
export function textFrame(text: string): Uint8Array {
  const payload = encoder.encode(text);
  if (payload.length > 65_535)
    throw new RangeError(`Cannot make a text frame of ${payload.length} bytes: expected at most 65,535`);
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return Uint8Array.from([0x81, ...length, ...payload]);
}
