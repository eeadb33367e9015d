import { largeEventsOf } from './large-events-of.ts';

export const largeEvents = largeEventsOf({
  name: 'large-events',
  title: 'Events of half a megabyte',
  asks: 'Somebody pastes a message of 40,000 characters, an event of 480 KB. Does the app take it, or is it above a limit of its framework’s?',
  source:
    'https://docs.slack.dev/reference/methods/chat.postMessage/ (truncating content); https://github.com/slackapi/python-slack-sdk/issues/1124; slack-protocol.md F36, F50',
  proof: {
    http: { behaviour: 'limits-bodies', failsOn: 'first-attempt-ack-rate', cause: 'refuses' },
    'socket-mode': { behaviour: 'limits-bodies', failsOn: 'first-attempt-ack-rate', cause: 'silent' },
  },
});
