import type { LintRule } from './rule.ts';
import { ofStrayAcks } from './stray.ts';

export const acksNothingSent = {
  name: 'acks-nothing-sent',
  means: 'acknowledges envelopes that Slack never sent',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode: the ack names the envelope that came',
  gravity: 'shown',
  find: (history) =>
    ofStrayAcks(
      history,
      'unknown',
      ({ of, link }) => `sent an ack on link ${link} that names envelope "${of}", which Slack never sent`,
    ),
} as const satisfies LintRule;
