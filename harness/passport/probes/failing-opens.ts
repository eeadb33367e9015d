/** Failures of apps.connections.open while the app has no link. */

import type { ParametersOf } from '../../../mocks/slack/faults/index.ts';
import { type Micros, seconds } from '../../base/units.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import { together } from '../../faults/together.ts';
import { isOpenCall } from '../../history/calls.ts';
import type { Entry } from '../../journal/facts.ts';
import { backOffFigures } from '../back-off-figures.ts';
import type { Figure } from '../figure.ts';
import type { Probe } from '../probe.ts';
import { recoveryFigures } from '../recovery-figures.ts';
import { exitFigure, linksAt, newLink, type Sight, triesOf } from '../sight.ts';
import { awaitNewLink, gatherTries } from '../waits.ts';

const isFailedTry = (entry: Entry): boolean => isOpenCall(entry) && !entry.ok;

const limitedDoes = 'Resets the app’s connection and answers apps.connections.open twice with 429, Retry-After 4';
/** The rate limit of apps.connections.open strikes (F09). */
const open429: Probe = {
  name: 'open-429',
  title: 'apps.connections.open: 429, Retry-After 4',
  asks: 'Does the app wait as long as Retry-After tells it to?',
  does: limitedDoes,
  source: 'https://docs.slack.dev/apis/web-api/rate-limits',
  patience: seconds(60),
  async act(site) {
    await site.strike(
      together(
        limitedDoes,
        slackFault('web-api', {
          method: 'apps.connections.open',
          fault: { kind: 'rate-limited', retryAfterSeconds: 4 },
          times: 2,
        }),
        slackFault('end-links', { how: { kind: 'rst' } }),
      ),
    );
    await awaitNewLink(site);
  },
  figures(sight) {
    const tries = triesOf(sight, isOpenCall);
    const links = linksAt(sight, sight.struckAt).length;
    const limited = triesOf(sight, isFailedTry).length;
    // Links that were lost together try side by side: the next call of one is so many calls later.
    const rests = tries.slice(0, limited).flatMap((at, n) => (tries[n + links] ?? at) - at || []);
    const waits = backOffFigures(tries, { links }).filter(({ name }) => name === 'first' || name === 'waits');
    return [
      ...waits,
      {
        name: 'after-429',
        title: 'From a 429 to the next call, at the shortest',
        ...(rests.length > 0
          ? { kind: 'number', unit: 'us', number: Math.min(...rests) }
          : { kind: 'nothing', why: 'there was none' }),
      },
      ...recoveryFigures(sight),
    ];
  },
  // The call after the last 429 counts too: the wait before it is an obeyed one.
  tries: { isTry: isOpenCall },
};

export const failingOpens: readonly Probe[] = [
  /** The Web API is down behind its load balancer (F12). */
  failingOpen(
    {
      name: 'open-503',
      title: 'apps.connections.open: HTTP 503',
      asks: 'How does the app try again when apps.connections.open answers 503?',
      source: 'slack-protocol.md §3.4',
      curve: 'apps.connections.open: 503',
    },
    { fault: { kind: 'status', status: 503 }, says: 'HTTP 503', wanted: 8, comesBackWithin: seconds(20) },
  ),
  open429,
  /** Slack's own error, with HTTP 200. */
  failingOpen(
    {
      name: 'open-internal-error',
      title: 'apps.connections.open: internal_error',
      asks: 'How does the app try again when apps.connections.open answers ok:false, internal_error?',
      source: 'slack-protocol.md §1.1',
      curve: 'apps.connections.open: internal_error',
    },
    {
      fault: { kind: 'error', error: 'internal_error' },
      says: 'ok:false, internal_error',
      wanted: 3,
      comesBackWithin: seconds(25),
    },
  ),
  /** The token is refused while the app reconnects (F14). */
  failingOpen(
    {
      name: 'open-invalid-auth',
      title: 'apps.connections.open: invalid_auth',
      asks: 'Does the app outlive one invalid_auth while it reconnects?',
      source: 'https://github.com/slackapi/node-slack-sdk/issues/2656',
    },
    { fault: { kind: 'error', error: 'invalid_auth' }, says: 'ok:false, invalid_auth', wanted: 2 },
  ),
];

/** A probe that lets apps.connections.open fail in one way while the app has no link, gathers the tries, and heals it. */
function failingOpen(
  about: Pick<Probe, 'name' | 'title' | 'asks' | 'source'> & { readonly curve?: string },
  {
    fault,
    says,
    wanted,
    comesBackWithin = seconds(15),
  }: {
    readonly fault: ParametersOf<'web-api'>['fault'];
    /** What the app gets for an answer, in words. */
    readonly says: string;
    /** Tries to gather. */
    readonly wanted: number;
    readonly comesBackWithin?: Micros;
  },
): Probe {
  const { curve, ...rest } = about;
  const does = `Resets the app’s connection and answers apps.connections.open with ${says}`;
  return {
    ...rest,
    does,
    patience: seconds(55),
    policy: { connectionsOpenPerMinute: 1_000_000, connectionsOpenBurst: 10_000 },
    async act(site) {
      const end = await site.strike(
        together(
          does,
          slackFault('web-api', { method: 'apps.connections.open', fault }),
          slackFault('end-links', { how: { kind: 'rst' } }),
        ),
      );
      await gatherTries(site, isFailedTry, wanted);
      await end();
      await site.until(({ kind }) => kind === 'link-ready', comesBackWithin);
    },
    figures(sight) {
      const { exit } = sight;
      return [
        ...backOffFigures(triesOf(sight, isFailedTry), { links: linksAt(sight, sight.struckAt).length }),
        // A process that has ended is told by its own row
        ...(exit ? [] : [comesBack(sight, comesBackWithin)]),
        exitFigure(sight),
      ];
    },
    tries: { isTry: isFailedTry, ...(curve === undefined ? {} : { curve }) },
  };
}

function comesBack(sight: Sight, within: Micros): Figure {
  const { healedAt } = sight;
  const link = newLink(sight);
  return {
    name: 'comes-back',
    title: 'From the end of the fault to a new link',
    ...(link && healedAt !== undefined
      ? { kind: 'number', unit: 'us', number: link.readyAt - healedAt }
      : { kind: 'nothing', why: `no new link within ${within / seconds(1)} s` }),
  };
}
