import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** A frame in order as WebSocket, whatever it says: no JSON, a type that does not exist, an envelope of another shape. */
export const textFrame = slackFault({
  name: 'text-frame',
  on: 'sockets',
  parameters: z.strictObject({ text: z.string().max(20_000) }),
  does: 'Sends a text frame to the sockets of now, whatever it says',
  isMomentary: true,
  touches: { rule: 'met', faults: ['raw-frame'] },
  text: ({ text }) => `Slack sends the text ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`,
  begin: (sockets, { text }) => ({ links: sockets.write(frameOf(text)) }),
});

/** A whole, unmasked text frame as a server sends it (RFC 6455 §5.2); 20,000 characters have at most 60,000 bytes. */
function frameOf(text: string): Uint8Array {
  const payload = Buffer.from(text);
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return Uint8Array.from([0x81, ...length, ...payload]);
}
