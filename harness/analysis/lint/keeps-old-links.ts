import { count, duration } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** Clients that wait longest for the end of a link they have left wait 30 s (`ws`, socket-mode 3.1.0; slack-protocol.md §4.2). */
const longestGoodbye = seconds(35);

export const keepsOldLinks = {
  name: 'keeps-old-links',
  means: 'keeps connections open that Slack has told it to leave',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2709; slack-protocol.md F04',
  gravity: 'fails',
  find(history) {
    const { links, from, until, exits } = history;
    const kept = links.flatMap(({ id, readyAt, toldToLeaveAt, closing, closed }) => {
      const over = toldToLeaveAt ?? (closing?.by === 'slack' ? closing.at : undefined);
      if (readyAt === undefined || over === undefined || closed || until - over < longestGoodbye) return [];
      // The end of its process may not have reached Slack.
      if (exits.some(({ at }) => at >= readyAt)) return [];
      const isReplaced = links.some(
        (other) => (other.readyAt ?? 0) > readyAt && (other.readyAt ?? 0) < until - longestGoodbye,
      );
      return isReplaced ? [{ id, over }] : [];
    });
    const [first] = kept;
    if (!first) return [];
    const others = kept.length === 1 ? '' : `; so it did with ${count(kept.length)} links in all`;
    return [
      {
        sentence: `The app never closed its link ${first.id}, which Slack had told it to leave ${when(first.over, history)}: the connection was still open ${duration(until - first.over)} later, although it had a new one${others}`,
        atUs: first.over - from,
        count: kept.length,
        link: first.id,
      },
    ];
  },
} as const satisfies LintRule;
