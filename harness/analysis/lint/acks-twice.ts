import type { LintRule } from './rule.ts';
import { ofStrayAcks } from './stray.ts';

export const acksTwice = {
  name: 'acks-twice',
  means: 'acknowledges one envelope more than once',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode: one acknowledgement for each envelope',
  gravity: 'shown',
  find: (history) =>
    ofStrayAcks(history, 'twice', ({ of }) => `acknowledged event ${of} again, which it had acknowledged already`),
} as const satisfies LintRule;
