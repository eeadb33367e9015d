import { complement } from '../../base/intervals.ts';
import { duration } from '../../base/quantity.ts';
import { seconds, us } from '../../base/units.ts';
import type { History } from '../../history/history.ts';
import { instant } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** So many pings in a row are no accident, where the last of them had so long for its answer. */
const mostPings = 2;
const answersWithin = seconds(5);

export const ignoresPings = {
  name: 'ignores-pings',
  means: 'does not answer Slack’s pings, so that Slack cuts the link in the end',
  source: 'RFC 6455 §5.5.2; https://github.com/haru/redmine_ai_helper/issues/374; slack-protocol.md F21',
  gravity: 'fails',
  find(history) {
    const { links, linkSigns, from, until, plan } = history;
    const every = Number(plan.policy.values['pingEveryUs']);
    const found = links.flatMap(({ id, readyAt, closing, closed }) => {
      if (readyAt === undefined || mayBeDead(history, readyAt)) return [];
      const end = us(Math.min(closing?.at ?? until, closed?.at ?? until));
      const pongs = linkSigns.pongs.get(id) ?? [];
      const asked = linkSigns.pings.get(id) ?? [];
      const quiet = quietTimes(history, [readyAt, end]).find(
        ([start, over]) =>
          asked.filter((at) => at >= start && at <= over - answersWithin).length >= mostPings &&
          !pongs.some((at) => at > start && at <= over),
      );
      return quiet ? [{ id, quiet, acks: linkSigns.frames.get(id)?.length ?? 0 }] : [];
    });
    const [first] = found;
    if (!first) return [];
    const { id, quiet, acks } = first;
    return [
      {
        sentence: `The app answered none of the pings on its link ${id}, which Slack sends each ${duration(every)}, from ${instant(quiet[0], history)} to ${instant(quiet[1], history)}${acks > 0 ? ', though it read what came there' : ''}`,
        atUs: quiet[0] - from,
        count: found.length,
        link: id,
      },
    ];
  },
} as const satisfies LintRule;

/** A fault that took its way, or its process, may have left nobody at the other end. */
function mayBeDead({ episodes }: History, readyAt: number): boolean {
  return episodes.some(
    ({ severs, touches, ended }) =>
      (severs || ['held', 'cut', 'exits', 'met'].includes(touches.rule)) && (ended?.[1] ?? Infinity) >= readyAt,
  );
}

function quietTimes({ episodes, until }: History, span: readonly [number, number]) {
  const faults = episodes.map(({ began, ended }) => [began[0], ended?.[1] ?? until] as const);
  return complement(faults, [us(span[0]), us(span[1])]);
}
