import { count } from '../../base/quantity.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

export const sendsNoAck = {
  name: 'sends-no-ack',
  means: 'sends frames that are no ack',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode: an app sends acks and nothing else',
  gravity: 'shown',
  find(history) {
    const { odd } = history.uselessFrames;
    const [first] = odd;
    if (!first) return [];
    const often = odd.length === 1 ? '' : `, the first of ${count(odd.length)} such frames`;
    return [
      {
        sentence: `The app sent on link ${first.link} what is no ack (${first.why}), ${when(first.at, history)}${often}`,
        atUs: first.at - history.from,
        count: odd.length,
        link: first.link,
      },
    ];
  },
} as const satisfies LintRule;
