import { z } from 'zod';
import type { SocketControl } from '../io/slack-control.ts';
import { slackFault } from './slack-fault.ts';

/** Those that a close frame may carry (RFC 6455 §7.4), and 1005 and 1006, which say that it carries none or that there is none. */
const closeCode = z.union([
  z.int().min(1_000).max(1_003),
  z.int().min(1_005).max(1_014),
  z.int().min(3_000).max(4_999),
]);

const ending = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('close'),
    code: closeCode.default(1_000),
    leavesTcpOpen: z.boolean().default(true),
  }),
  z.strictObject({ kind: z.literal('fin') }).describe('TCP ends without a close frame'),
  z.strictObject({ kind: z.literal('drop') }).describe('TCP is closed both ways without a close frame'),
  z.strictObject({ kind: z.literal('rst') }).describe('TCP is reset'),
]);

/** Slack ends the links of now and takes new ones. */
export const endLinks = slackFault({
  name: 'end-links',
  on: 'sockets',
  parameters: z.strictObject({ how: ending }),
  does: 'Slack ends the sockets of now',
  isMomentary: true,
  touches: { rule: 'met', faults: ['end-links'] },
  text: ({ how }) => endingText(how),
  begin: (sockets, { how }) => ({ links: sockets.endLinks(how) }),
});

function endingText(how: Parameters<SocketControl['endLinks']>[0]): string {
  switch (how.kind) {
    case 'close':
      return `Slack closes the app’s sockets with ${how.code}${how.leavesTcpOpen ? ' and leaves TCP open' : ''}`;
    case 'fin':
      return 'Slack ends its half of the app’s TCP connections without a close frame';
    case 'drop':
      return 'Slack closes the app’s TCP connections both ways without a close frame';
    case 'rst':
      return 'Slack resets the app’s TCP connections';
    default:
      return how satisfies never;
  }
}
