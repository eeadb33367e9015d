import { count } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import type { LinkRecord } from '../../history/links.ts';
import { isUsable } from '../../history/links.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** A link that is new may still be there to take over; one that Slack has told to leave has this long to end. */
const settled = seconds(5);
/** Pings come each 10 s: one that is alive shows it within this. */
const shows = seconds(12);

export const tooManyLinks = {
  name: 'too-many-links',
  means: 'holds more links at the end than it needs',
  source: 'https://github.com/slackapi/node-slack-sdk/issues/2094; slack-protocol.md F05',
  gravity: 'fails',
  find(history) {
    const { links, linkSigns, from, until, plan } = history;
    const atStart = links.filter(
      ({ readyAt, closed }) => (readyAt ?? Infinity) <= from && (closed?.at ?? Infinity) > from,
    );
    const wanted = Math.max(plan.instances ?? 1, atStart.length);
    const isAlive = ({ id }: LinkRecord) =>
      [linkSigns.pongs, linkSigns.frames].some((signs) => (signs.get(id)?.at(-1) ?? 0) >= until - shows);
    const held = links.filter(
      (link) =>
        isUsable(link) &&
        link.toldToLeaveAt === undefined &&
        (link.readyAt ?? until) <= until - settled &&
        isAlive(link),
    );
    const extra = held[wanted];
    if (!extra?.readyAt) return [];
    return [
      {
        sentence: `The app held ${count(held.length)} links at the end of the run (${held.map(({ id }) => id).join(', ')}) and ${count(wanted)} at its start; it opened ${extra.id}, which it did not need, ${when(extra.readyAt, history)}`,
        atUs: extra.readyAt - from,
        count: held.length - wanted,
        link: extra.id,
      },
    ];
  },
} as const satisfies LintRule;
