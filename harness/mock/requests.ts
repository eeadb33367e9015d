/** What the control API takes, as schemas: they check the requests and are its OpenAPI description. */

import { z } from 'zod';
import { payloadNames } from '../../mocks/slack/protocol/facts.ts';

const times = z.int().min(1).optional().describe('for so many only; until it is ended where absent');

export const emission = z
  .strictObject({
    kind: z
      .enum(payloadNames)
      .exclude(['app-rate-limited'])
      .default('message')
      .describe('what happened in the workspace'),
    count: z.int().min(1).max(100_000).default(1),
    perSecond: z
      .number()
      .positive()
      .max(1_000)
      .optional()
      .describe('one after another at this pace; all at once where absent'),
  })
  .describe('Emits events, commands or interactions to every app that can be reached');

export const recycle = z.strictObject({
  how: z.enum(['announced', 'abrupt']).default('announced').describe('warning, refresh and close; or everything cut'),
  leavesTcpOpen: z.boolean().optional().describe('after the close handshake; as in the policy where absent'),
  downForMs: z.int().min(0).max(600_000).default(0).describe('until the replacement is up'),
});

/** Those that a close frame may carry (RFC 6455 §7.4), and 1005 and 1006, which say that it carries none or that there is none. */
const closeCode = z.union([
  z.int().min(1_000).max(1_003),
  z.int().min(1_005).max(1_014),
  z.int().min(3_000).max(4_999),
]);

export const ending = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('close'),
    code: closeCode.default(1_000),
    leavesTcpOpen: z.boolean().default(true),
  }),
  z.strictObject({ kind: z.literal('fin') }).describe('TCP ends without a close frame'),
  z.strictObject({ kind: z.literal('rst') }).describe('TCP is reset'),
]);

export const notice = z.strictObject({
  reason: z.enum(['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets']),
});

const webApiFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), status: z.int().min(200).max(599) }),
  z.strictObject({ kind: z.literal('rate-limited'), retryAfterSeconds: z.int().min(0).max(3_600) }),
  z.strictObject({
    kind: z.literal('error'),
    error: z.string().min(1).max(80).describe("Slack's error, as `internal_error`"),
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(600_000) }),
  z.strictObject({ kind: z.literal('never') }).describe('takes the call and never answers'),
]);

export const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse-upgrades'), status: z.int().min(400).max(599), times }),
  z.strictObject({ kind: z.literal('ignore-upgrades') }).describe('upgrades are taken and never answered'),
  z.strictObject({ kind: z.literal('withhold-hello') }),
  z.strictObject({ kind: z.literal('too-many-websockets') }).describe('in place of hello'),
  z.strictObject({ kind: z.literal('withhold-pings') }),
  z.strictObject({ kind: z.literal('withhold-pongs') }),
  z.strictObject({ kind: z.literal('delay-pongs'), ms: z.int().min(0).max(600_000) }),
  z.strictObject({ kind: z.literal('mute') }).describe('a blackhole for the links of now'),
  z
    .strictObject({ kind: z.literal('ghosts'), count: z.int().min(1).max(100) })
    .describe('registered links that nobody holds'),
  z.strictObject({ kind: z.literal('duplicate-envelopes') }),
  z.strictObject({ kind: z.literal('drop-first-acks') }).describe('acks of first attempts are ignored'),
  z
    .strictObject({ kind: z.literal('lose-events') })
    .describe("an incident of Slack's: events raised meanwhile are discarded"),
  z.strictObject({
    kind: z.literal('web-api'),
    method: z.string().min(1).max(80).describe('`chat.postMessage`, or `*` for all'),
    fault: webApiFault,
    times,
  }),
]);

export const knobs = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .describe('name → value, as `policy` lists them');
