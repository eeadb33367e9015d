/** What an app sends over a socket: nothing but acks (slack-protocol.md §1.5). Anything else is odd, never an exception. */

export type AppFrame =
  | { readonly kind: 'ack'; readonly envelope: string; readonly payload?: unknown }
  | { readonly kind: 'odd'; readonly why: string };

/** What most apps write, to the letter: to read it costs a quarter of parsing it. */
const plain = /^\{"envelope_id":"([\da-f-]{36})"\}$/;

export function parseAck(text: string): AppFrame {
  const envelope = plain.exec(text)?.[1];
  return envelope === undefined ? parse(text) : { kind: 'ack', envelope };
}

function parse(text: string): AppFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'odd', why: `not JSON: ${text.slice(0, 80)}` };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'odd', why: `not an object: ${text.slice(0, 80)}` };
  const { envelope_id: envelope, payload } = value as { readonly envelope_id?: unknown; readonly payload?: unknown };
  if (typeof envelope !== 'string') return { kind: 'odd', why: `no envelope_id: ${text.slice(0, 80)}` };
  return payload === undefined ? { kind: 'ack', envelope } : { kind: 'ack', envelope, payload };
}
