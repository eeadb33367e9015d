import { largeEventsOf } from './large-events-of.ts';

export const fragmentedEvents = largeEventsOf({
  name: 'fragmented-events',
  title: 'Events in several frames',
  asks: 'Events of 480 KB come in continuation frames of 16 KB, as WebSocket allows. Does the app put them together, once?',
  source:
    'https://www.rfc-editor.org/rfc/rfc6455#section-5.4; https://github.com/slackapi/python-slack-sdk/issues/1124; slack-protocol.md F36',
  policy: { fragmentsOverBytes: 16_384 },
  unsupported: { http: 'Over HTTP there are no frames' },
  proof: {
    'socket-mode': { behaviour: 'limits-bodies', failsOn: 'first-attempt-ack-rate', cause: 'silent' },
  },
});
