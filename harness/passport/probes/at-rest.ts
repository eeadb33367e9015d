import { duration } from '../../base/quantity.ts';
import { median } from '../../base/statistics.ts';
import { ms, seconds } from '../../base/units.ts';
import type { Figure } from '../figure.ts';
import type { Probe } from '../probe.ts';
import { appRestart } from '../../faults/app-restart.ts';
import { slackFault } from '../../faults/slack-fault.ts';
import { isOpenCall } from '../../history/calls.ts';
import type { LinkRecord } from '../../history/links.ts';
import type { Sight } from '../sight.ts';

const does =
  'Sends five events a second and nothing else for some ticks of the app’s pings, then ends the app by SIGTERM';

/** An event that Slack does not know of, so that the ack for it is written down as it came. */
const unknownEvent = JSON.stringify({
  envelope_id: '5b1f6c1e-0000-4000-8000-000000000002',
  payload: {
    token: 'mock-verification-token',
    team_id: 'T0MOCK0001',
    api_app_id: 'A0MOCK0001',
    event: {
      type: 'message',
      user: 'U0MOCKUSR1',
      text: 'passport',
      ts: '1763800000.000100',
      channel: 'C0MOCK0001',
      event_ts: '1763800000.000100',
      channel_type: 'channel',
    },
    type: 'event_callback',
    event_id: 'Ev0MOCKPASS',
    event_time: 1_763_800_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0MOCK0001',
        user_id: 'U0MOCKBOT1',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  },
  type: 'events_api',
  accepts_response_payload: false,
  retry_attempt: 0,
  retry_reason: '',
});

/** What the client does of itself: its start, its pings, its acks, its end. */
export const atRest = {
  name: 'at-rest',
  title: 'Start, pings, acks, end',
  asks: 'What does the client do of itself, while nothing is wrong?',
  does,
  source: 'slack-protocol.md §1.5, §1.7',
  patience: seconds(24),
  // So long that one can tell whether the app calls itself started before it.
  policy: { helloDelayUs: seconds(1) },
  async act(site) {
    let ticks = 0;
    let last = -Infinity;
    await site.until(({ kind, at }) => {
      if (kind !== 'ping-heard') return false;
      if (at - last >= oneTick) ticks += 1;
      last = at;
      return ticks >= 5;
    }, site.patience);
    await site.begin(slackFault('text-frame', { text: unknownEvent }));
    await site.until(({ kind }) => kind === 'ack-unknown', seconds(3));
    await site.strike({ ...appRestart(), text: 'SIGTERM' });
    await site.pause(ms(500));
  },
  figures: (sight) => [...start(sight), ...pings(sight), ack(sight), ...end(sight)],
} as const satisfies Probe;

/** Bolt for Java sends some pings at each of its ticks, 100 ms apart. */
const oneTick = ms(500);

const started = /\b(?:running|started|listening)\b/i;

function start({ entries, links, struckAt }: Sight): readonly Figure[] {
  const ready = links.find(({ readyAt }) => readyAt !== undefined)?.readyAt ?? 0;
  const opened = links[0]?.openedAt ?? 0;
  const spawned = entries.find(({ kind }) => kind === 'app-started')?.at ?? 0;
  const says = entries.find((entry) => entry.kind === 'app-log' && started.test(entry.line));
  const about = { name: 'start', title: 'It calls itself started' } as const;
  return [
    {
      name: 'opened',
      title: 'From the start of the process to its first link',
      kind: 'number',
      unit: 'us',
      number: opened - spawned,
    },
    says
      ? { ...about, kind: 'words', words: says.at < ready ? 'before hello' : 'after hello' }
      : { ...about, kind: 'nothing', why: 'it does not say so' },
    {
      name: 'sockets',
      title: 'Links it opens',
      kind: 'number',
      unit: 'count',
      number: links.filter(({ readyAt }) => readyAt !== undefined).length,
    },
    {
      name: 'opens',
      title: 'Calls of apps.connections.open',
      kind: 'number',
      unit: 'count',
      number: entries.filter((entry) => isOpenCall(entry) && entry.at <= struckAt).length,
    },
    {
      name: 'own-closes',
      title: 'Links it closed by itself while nothing was wrong',
      kind: 'number',
      unit: 'count',
      number: links.filter((link) => endsByItself(link, struckAt)).length,
    },
  ];
}

/** By a close frame of the app's, or by TCP alone where no host of Slack's went. */
function endsByItself({ closing, closed, isKilled }: LinkRecord, before: number): boolean {
  if (closing) return closing.by === 'app' && closing.at < before;
  return closed !== undefined && !isKilled && closed.at < before;
}

function pings({ entries }: Sight): readonly Figure[] {
  const heard = entries.filter((entry) => entry.kind === 'ping-heard');
  const about = { name: 'ping-every', title: 'Its own pings: one every' } as const;
  const own = heard.filter(({ link }) => link === heard[0]?.link);
  const ticks = own.filter(({ at }, index) => at - (own[index - 1]?.at ?? -Infinity) >= oneTick);
  const gaps = ticks.slice(1).map(({ at }, index) => at - (ticks[index]?.at ?? 0));
  if (gaps.length === 0) {
    const watched = duration((entries.at(-1)?.at ?? 0) - (entries[0]?.at ?? 0));
    return [{ ...about, kind: 'nothing', why: `${heard.length === 0 ? 'none' : 'one'} within ${watched}` }];
  }
  return [
    { ...about, kind: 'number', unit: 'us', number: Math.round(median(gaps)) },
    { name: 'ping-text', title: 'Their text', kind: 'words', words: shapeOf(heard[0]?.data ?? '') },
  ];
}

/** What differs from one process to the next left open. */
function shapeOf(text: string): string {
  if (text === '') return 'empty';
  return text.replaceAll(/[\da-f]{8}-[\da-f-]{27}/gi, '<uuid>').replaceAll(/\d+(?:\.\d+)?/g, '<n>');
}

function ack({ entries }: Sight): Figure {
  const about = { name: 'ack', title: 'Its ack of an event' } as const;
  const heard = entries.find((entry) => entry.kind === 'ack-unknown');
  if (heard?.kind !== 'ack-unknown' || heard.text === undefined)
    return { ...about, kind: 'nothing', why: 'it did not ack the event within 3 s' };
  return { ...about, kind: 'words', words: shapeOf(heard.text) };
}

function end({ entries, links, struckAt }: Sight): readonly Figure[] {
  const last = links.findLast(({ readyAt }) => readyAt !== undefined);
  const words = last?.closing
    ? `a close frame ${last.closing.code}`
    : last?.closed
      ? 'no close frame: TCP just ends, and Slack may keep the link as a ghost'
      : 'nothing that was seen';
  const exit = entries.find((entry) => entry.kind === 'app-exited');
  return [
    { name: 'goodbye', title: 'At SIGTERM it sends', kind: 'words', words },
    ...(exit?.kind === 'app-exited'
      ? [
          {
            name: 'stops',
            title: 'From SIGTERM to its end',
            kind: 'number',
            unit: 'us',
            number: exit.at - struckAt,
          } as const,
        ]
      : []),
  ];
}
