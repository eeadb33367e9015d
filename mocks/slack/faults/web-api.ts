import { z } from 'zod';
import type { WebApiFault } from '../io/slack-control.ts';
import { slackFault } from './slack-fault.ts';
import { times, timesText } from './times.ts';

const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z
      .int()
      .min(200)
      .max(599)
      .meta({ examples: [503] }),
  }),
  z.strictObject({ kind: z.literal('rate-limited'), retryAfterSeconds: z.int().min(0).max(3_600) }),
  z.strictObject({
    kind: z.literal('error'),
    error: z.string().min(1).max(80).describe("Slack's error, as `internal_error`"),
  }),
  z
    .strictObject({ kind: z.literal('text'), text: z.string().max(10_000) })
    .describe('HTTP 200 with this text, which need not be JSON'),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(600_000) }),
  z.strictObject({ kind: z.literal('never') }).describe('takes the call and never answers'),
]);

/** One method of the Web API, or all of them, answers otherwise than it should. Of several faults the last one holds. */
export const webApi = slackFault({
  name: 'web-api',
  on: 'webApi',
  parameters: z.strictObject({
    method: z
      .string()
      .min(1)
      .max(80)
      .meta({ description: '`chat.postMessage`, or `*` for all', examples: ['*'] }),
    fault: answer,
    times,
  }),
  does: 'A method of the Web API answers with an HTTP status, an error of Slack’s, later, or never',
  isMomentary: false,
  touches: { rule: 'met', faults: ['web-api'] },
  text: ({ method, fault, times: limit }) =>
    `${method === '*' ? 'every method of the Web API' : method} ${answerText(fault)}${timesText(limit)}`,
  begin: (api, { method, fault, times: limit = Number.POSITIVE_INFINITY }) => ({
    end: api.fault(method, fault, { times: limit }),
  }),
});

function answerText(fault: WebApiFault): string {
  switch (fault.kind) {
    case 'status':
      return `answers HTTP ${fault.status}`;
    case 'rate-limited':
      return `answers 429, Retry-After ${fault.retryAfterSeconds}`;
    case 'error':
      return `answers ok:false, ${fault.error}`;
    case 'text':
      return fault.text === '' ? 'answers with an empty body' : `answers with ${fault.text.slice(0, 40)}`;
    case 'delay':
      return `answers ${fault.ms} ms later`;
    case 'never':
      return 'never answers';
    default:
      return fault satisfies never;
  }
}
