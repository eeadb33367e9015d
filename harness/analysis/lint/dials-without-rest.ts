import { count, duration } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** So many tries within so long: every client here that backs off, even from 100 ms on, makes fewer. */
const mostTries = 20;
const within = seconds(10);

export const dialsWithoutRest = {
  name: 'dials-without-rest',
  means: 'tries to connect again and again without a rest between its tries',
  source: 'https://github.com/slackapi/java-slack-sdk/issues/1256; slack-protocol.md F09',
  gravity: 'fails',
  find(history) {
    const { opens, links, refusedDials, from, plan } = history;
    const { instances = 1 } = plan;
    const dials = [...links.map(({ openedAt }) => openedAt), ...refusedDials.map(({ at }) => at)].toSorted(
      (a, b) => a - b,
    );
    // A call for a socket and the dial that follows are one try.
    const tries = (opens.length >= dials.length ? opens : dials).filter((at) => at >= from);
    const first = tries.findIndex((at, index) => {
      const last = tries[index + mostTries * instances - 1];
      return last !== undefined && last - at <= within;
    });
    const at = tries[first];
    if (at === undefined) return [];
    const inTime = tries.filter((each) => each >= at && each <= at + within);
    const span = (inTime.at(-1) ?? at) - at;
    return [
      {
        sentence: `The app tried ${count(inTime.length)} times within ${duration(span)} to connect, from ${when(at, history)} on: it does not wait between its tries (every ${duration(span / (inTime.length - 1))})`,
        atUs: at - from,
        count: inTime.length,
      },
    ];
  },
} as const satisfies LintRule;
