import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** A half-open link: a NAT or a load balancer has forgotten it. At the end the TCP connections are reset. */
export const mute = slackFault({
  name: 'mute',
  on: 'sockets',
  parameters: z.strictObject({}),
  does: 'A blackhole for the sockets of now: nothing is read from them and nothing is sent; TCP stays, and new sockets work',
  isMomentary: false,
  touches: { rule: 'met', faults: ['mute'] },
  text: () => 'the sockets of now are dead, TCP stays open, and new sockets work',
  begin: (sockets) => ({ end: sockets.mute() }),
});
