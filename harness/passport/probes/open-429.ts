import { seconds } from '../../base/units.ts';
import type { Entry } from '../../journal/facts.ts';
import { backOffFigures } from '../back-off-figures.ts';
import type { Probe } from '../probe.ts';
import { recoveryFigures } from '../recovery-figures.ts';
import { awaitNewLink } from '../waits.ts';
import { isOpenCall } from '../../history/calls.ts';
import { triesOf } from '../sight.ts';

const does = 'Resets the app’s connection and answers apps.connections.open twice with 429, Retry-After 4';
/** The call after the last 429 counts too: the wait before it is an obeyed one. */
const isTry = (entry: Entry): boolean => isOpenCall(entry);

/** The rate limit of apps.connections.open strikes (F09). */
export const open429 = {
  name: 'open-429',
  title: 'apps.connections.open: 429, Retry-After 4',
  asks: 'Does the app wait as long as Retry-After tells it to?',
  does,
  source: 'https://docs.slack.dev/apis/web-api/rate-limits',
  patience: seconds(60),
  async act(site) {
    await site.strike(does, () => {
      site.webApi.fault('apps.connections.open', { kind: 'rate-limited', retryAfterSeconds: 4 }, { times: 2 });
      site.sockets.endLinks({ kind: 'rst' });
    });
    await awaitNewLink(site);
  },
  figures(sight) {
    const tries = triesOf(sight, isTry);
    const told = backOffFigures(tries).filter(({ name }) => name === 'first' || name === 'waits');
    const [first, second] = tries;
    return [
      ...told,
      {
        name: 'after-429',
        title: 'From the first 429 to the next call',
        ...(first !== undefined && second !== undefined
          ? { kind: 'number', unit: 'us', number: second - first }
          : { kind: 'nothing', why: 'there was none' }),
      },
      ...recoveryFigures(sight),
    ];
  },
  tries: { isTry },
} as const satisfies Probe;
