import { count, duration } from '../../base/quantity.ts';
import { ms, seconds } from '../../base/units.ts';
import type { History } from '../../history/history.ts';
import type { CallRecord } from '../../history/calls.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** What comes sooner was under way when Slack answered; what comes so much before the end is a timer that is not exact. */
const underWay = ms(100);
const exactTo = ms(200);
/** From what Slack sends again to the app's answer to it, at most. */
const redelivery = seconds(5);
const openMethod = 'apps.connections.open';

export const ignoresRetryAfter = {
  name: 'ignores-retry-after',
  means: 'makes a call again before the time is over that Slack told it to wait',
  source: 'https://docs.slack.dev/apis/web-api/rate-limits',
  gravity: 'fails',
  find(history) {
    const { calls, marks, from, plan } = history;
    // Another process does not know what this one was told.
    if ((plan.instances ?? 1) > 1) return [];
    const starts = marks.filter(({ kind }) => kind === 'start').map(({ at }) => at);
    const early = calls.flatMap((refused) => {
      const { retryAfter, at } = refused;
      if (retryAfter === undefined) return [];
      const until = at + seconds(retryAfter) - exactTo;
      const again = calls.find((call) => call.at > at + underWay && call.at < until && isSame(call, refused));
      const isRestarted = again !== undefined && starts.some((start) => start > at && start < again.at);
      if (again === undefined || isRestarted || mayAnswerRepeat(history, refused, again)) return [];
      return [{ refused, again }];
    });
    const [first] = early;
    // One may be the second try of a client that holds two links.
    if (!first || early.length < 2) return [];
    const { refused, again } = first;
    return [
      {
        sentence: `The app called ${again.method} again ${duration(again.at - refused.at)} after Slack had told it to wait ${duration(seconds(refused.retryAfter ?? 0))} (429, Retry-After), ${when(refused.at, history)}; it did so ${count(early.length)} times`,
        atUs: again.at - from,
        count: early.length,
      },
    ];
  },
} as const satisfies LintRule;

/** What Slack delivered again may be answered again, by the same words. */
function mayAnswerRepeat({ deliveries }: History, refused: CallRecord, again: CallRecord): boolean {
  if (again.method === openMethod) return false;
  return deliveries.some(({ attempts }) =>
    attempts.some(({ attempt, sentAt }) => attempt > 0 && sentAt > refused.at - redelivery && sentAt < again.at),
  );
}

function isSame(call: CallRecord, refused: CallRecord): boolean {
  if (call.method !== refused.method) return false;
  return call.method === openMethod || (call.call !== undefined && call.call === refused.call);
}
