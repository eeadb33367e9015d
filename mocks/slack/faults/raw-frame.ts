import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** Frames that no WebSocket library would send. Slack itself sends none of them: a broken proxy between may. */
export const rawFrame = slackFault({
  name: 'raw-frame',
  on: 'sockets',
  parameters: z.strictObject({
    hex: z
      .string()
      .max(65_536)
      .regex(/^(?:[\da-f]{2})+$/i)
      .meta({ description: 'the bytes: `8300` is an empty frame with opcode 3', examples: ['8300'] }),
  }),
  does: 'Writes bytes into the TCP connections of the sockets of now, as they are',
  isMomentary: true,
  touches: { rule: 'met', faults: ['raw-frame'] },
  text: ({ hex }) => `the bytes ${shown(hex)} are written into the app’s sockets`,
  begin: (sockets, { hex }) => ({ links: sockets.write(Buffer.from(hex, 'hex')) }),
});

/** In pairs, at most 16 of them. */
function shown(hex: string): string {
  const bytes = hex.toUpperCase().match(/../g) ?? [];
  return bytes.length > 16 ? `${bytes.slice(0, 16).join(' ')} …` : bytes.join(' ');
}
