import type { IncomingMessage } from 'node:http';
import { RefusedError } from './refused-error.ts';

const largestBody = 65_536;

/** The body of a request; an empty one is `{}`. Rejects with `RefusedError` where it is no JSON or longer than 64 KB. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await textOf(request);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RefusedError(400, `The body is no JSON: ${(error as Error).message}`);
  }
}

/** By events: an iterator costs more than all else that a request does here. */
function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
      if (text.length <= largestBody) return;
      request.removeAllListeners('data').resume();
      reject(new RefusedError(413, `The body is longer than ${largestBody} bytes`));
    });
    request.once('end', () => resolve(text));
    request.once('error', reject);
  });
}
