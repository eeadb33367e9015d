import type { LintRule } from './rule.ts';
import { ofStrayAcks } from './stray.ts';

export const ackOnAnotherLink = {
  name: 'ack-on-another-link',
  means: 'acknowledges on another link than the event came on',
  source:
    'https://github.com/slackapi/bolt-js/issues/1428; whether Slack counts such an ack is not known (policy ackOnAnyLink)',
  gravity: 'shown',
  find: (history) =>
    ofStrayAcks(history, 'on another link', ({ of, link }) => {
      const came = history.deliveries.find(({ event }) => event === of)?.attempts.at(-1)?.link;
      return `acknowledged event ${of} on link ${link}${came === undefined || came === link ? '' : `, though it had come on link ${came}`}`;
    }),
} as const satisfies LintRule;
