/** What the receiver can take, by autocannon: an upper bound for both arms. Throughput only (measurement.md §5). */

import autocannon from 'autocannon';
import { LabError } from '../base/lab-error.ts';
import { slackHeaders } from './bare-http.ts';
import { sampleBodies } from './sample-bodies.ts';

/** Answers of 2xx a second. Throws `LabError` where there was any other answer, or none. */
export async function httpCapacity(options: {
  readonly url: string;
  readonly signingSecret: string;
  readonly connections: number;
  readonly forMs: number;
  readonly signal: AbortSignal;
}): Promise<number> {
  const { url, signingSecret, connections, forMs, signal } = options;
  const body = sampleBodies({ escapesSlashes: true })();
  const { 'content-length': _, ...headers } = slackHeaders(signingSecret, body);
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      { url, method: 'POST', headers, body, connections, duration: forMs / 1_000 },
      (error: Error | null, each: autocannon.Result) => (error ? reject(error) : resolve(each)),
    );
    signal.addEventListener('abort', () => (run as unknown as { stop(): void }).stop(), { once: true });
  });
  const { '2xx': good, non2xx, errors } = result;
  if (!signal.aborted && (good === 0 || non2xx + errors > 0))
    throw new LabError(`Cannot measure the receiver: ${good} answers of 2xx, ${non2xx} others, ${errors} errors`);
  return good / result.duration;
}
