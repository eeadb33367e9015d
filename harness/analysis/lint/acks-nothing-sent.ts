import type { History } from '../../history/history.ts';
import type { LintRule } from './rule.ts';
import { ofStrayAcks } from './stray.ts';

/** A fault may send envelopes of its own making, and names them. */
function byApp(history: History): History {
  const { episodes, strayAcks } = history;
  return { ...history, strayAcks: strayAcks.filter(({ of }) => !episodes.some(({ text }) => text.includes(of))) };
}

export const acksNothingSent = {
  name: 'acks-nothing-sent',
  means: 'acknowledges envelopes that Slack never sent',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode: the ack names the envelope that came',
  gravity: 'shown',
  find: (history) =>
    ofStrayAcks(
      byApp(history),
      'unknown',
      ({ of, link }) => `sent an ack on link ${link} that names envelope "${of}", which Slack never sent`,
    ),
} as const satisfies LintRule;
