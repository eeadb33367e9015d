import { count } from '../../base/quantity.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** The WebSocket close code of a frame that is too big (RFC 6455 §7.4.1). */
const tooBig = 1009;

export const ackTooLong = {
  name: 'ack-too-long',
  means: 'sends acks that are longer than Slack takes',
  source: 'https://github.com/slack-go/slack/issues/1196; slack-protocol.md F35',
  gravity: 'fails',
  find(history) {
    const { links, from, plan } = history;
    const ended = links.flatMap(({ id, closing }) =>
      closing?.by === 'slack' && closing.code === tooBig ? [{ id, at: closing.at }] : [],
    );
    const [first] = ended;
    if (!first) return [];
    const limit = Number(plan.policy.values['maxAckBytes']);
    const often = ended.length === 1 ? '' : `; ${count(ended.length)} links ended so`;
    return [
      {
        sentence: `The app sent an ack of more than ${count(limit)} bytes on link ${first.id}, ${when(first.at, history)}, and Slack closed the link for it${often}`,
        atUs: first.at - from,
        count: ended.length,
        link: first.id,
      },
    ];
  },
} as const satisfies LintRule;
