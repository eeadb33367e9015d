/** The body of an app's answer: always read to its end, as an answer that breaks off is none; kept only where it is used. */

import type { IncomingMessage } from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';
import { BrokenJson } from '../../protocol/delivery/use-answer.ts';

/** Apps' answers are of a few kB; what is longer is not read on (the figure is ours). */
const mostBytes = 1_000_000;

export type AppAnswer =
  /** `answer`: parsed where its content type is JSON, else text; absent where it was not kept or there was none. */
  | { readonly kind: 'whole'; readonly answer?: unknown }
  | { readonly kind: 'broken'; readonly error: NodeJS.ErrnoException };

/** Calls `done` once. */
export function readAnswer(
  response: IncomingMessage,
  { isKept, done }: { readonly isKept: boolean; readonly done: (answer: AppAnswer) => void },
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isDone = false;

  function finish(answer: AppAnswer): void {
    if (isDone) return;
    isDone = true;
    done(answer);
  }

  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) response.destroy(new Error(`an answer of more than ${mostBytes} bytes`));
    else if (isKept) chunks.push(chunk);
  });
  response.on('error', (error: NodeJS.ErrnoException) => finish({ kind: 'broken', error }));
  response.on('close', () => {
    // Every answer comes here: an error is dear, and a whole one needs none.
    if (!isDone) finish({ kind: 'broken', error: new Error('the answer broke off') });
  });
  response.on('end', () => {
    if (!response.complete) return;
    if (!isKept || bytes === 0) return finish({ kind: 'whole' });
    try {
      finish({ kind: 'whole', answer: parsed(response, Buffer.concat(chunks)) });
    } catch (error) {
      finish({ kind: 'broken', error: error as Error });
    }
  });
}

/** Throws where it is not in the encoding of its header. What is called JSON, and does not begin so, is text. */
function parsed({ headers }: IncomingMessage, body: Buffer): unknown {
  const text = decoded(headers['content-encoding'], body).toString();
  if (!headers['content-type']?.toLowerCase().includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    // Gateways call any text JSON where the app says nothing of its type: that is a text.
    return /^\s*[[{]/.test(text) ? new BrokenJson(text) : text;
  }
}

function decoded(encoding: string | undefined, body: Buffer): Buffer {
  switch (encoding?.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, { maxOutputLength: mostBytes });
    case 'deflate':
      return inflateSync(body, { maxOutputLength: mostBytes });
    default:
      return body;
  }
}
