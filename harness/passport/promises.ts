/** What a row of the passport must show, as data: who says so, and what would be enough. Rows that no promise names are figures only. Pure. */

import { ms, seconds } from '../base/units.ts';
import type { PassportValue } from '../passport-result.ts';

export interface RowPromise {
  /** Names of probes; absent: all that have the row. */
  readonly probes?: readonly string[];
  readonly row: string;
  /** What is promised, in words that follow "expected". */
  readonly expected: string;
  /** Who says so: a web address, an RFC or a section of slack-protocol.md. */
  readonly source: string;
  /** What a breach makes of the app: it `dies`, it is `deaf`, or it goes on and is only `rude` to Slack. */
  readonly breach: 'dies' | 'deaf' | 'rude';
  /** Row of the same probe whose figure on record stands for this one too, where this one has none. */
  readonly recordedAs?: string;
  /** Undefined where the value does not say. */
  holds(value: PassportValue): boolean | undefined;
}

const usingSocketMode = 'https://docs.slack.dev/apis/events-api/using-socket-mode';
const rateLimits = 'https://docs.slack.dev/apis/web-api/rate-limits';

/** A link that is gone for longer than this loses events: Slack's own retries end after some minutes. */
const replacedWithin = seconds(60);
/** Slack warns 10 s before it closes a link, so that the next one can be open by then. */
const deafAtMost = seconds(1);
/** Retry-After of the probe, less what timers fire early. */
const retryAfter = seconds(4) - ms(50);

/** Of every probe: a row only where it is broken, and no other row of the probe tells of it. */
export const linkAtEnd: RowPromise = {
  row: 'at-end',
  expected: 'a link',
  source: 'slack-protocol.md §5.0, I3',
  breach: 'deaf',
  holds: () => false,
};

export const promises: readonly RowPromise[] = [
  {
    row: 'process',
    expected: 'the process goes on',
    source: 'slack-protocol.md §5.0, I5',
    breach: 'dies',
    holds: (value) => (value.kind === 'words' ? value.words.every((words) => words === 'goes on') : undefined),
  },
  {
    probes: ['refresh-closed', 'refresh-open'],
    row: 'deaf',
    expected: 'at most 1 s: Slack warns 10 s before, so that a new link can be open by then',
    source: usingSocketMode,
    breach: 'deaf',
    recordedAs: 'reconnect',
    holds: (value) => atMost(value, deafAtMost),
  },
  {
    probes: ['blackhole', 'reset', 'fin', 'drop', 'close-frame', 'refresh-closed', 'refresh-open'],
    row: 'reconnect',
    expected: 'a new link within 60 s',
    source: 'slack-protocol.md §5.0, I3',
    breach: 'deaf',
    holds: (value) => (value.kind === 'nothing' ? false : atMost(value, replacedWithin)),
  },
  {
    row: 'comes-back',
    expected: 'a new link once the fault is over',
    source: 'slack-protocol.md §5.0, I3',
    breach: 'deaf',
    holds: (value) => (value.kind === 'nothing' ? false : atMost(value, replacedWithin)),
  },
  {
    row: 'links-at-end',
    expected: 'at least one link when all is well again',
    source: 'slack-protocol.md §5.0, I3',
    breach: 'deaf',
    holds: (value) => (value.kind === 'numbers' ? Math.min(...value.numbers) >= 1 : undefined),
  },
  {
    probes: ['hello-missing'],
    row: 'gives-up',
    expected: 'a link that never gets its hello is given up',
    source: 'slack-protocol.md §1.2',
    breach: 'deaf',
    holds: (value) => value.kind !== 'nothing',
  },
  {
    row: 'link',
    expected: 'a link that brings events, or its end',
    source: 'slack-protocol.md §1.4',
    breach: 'deaf',
    holds: (value) => (value.kind === 'words' ? !value.words.includes('stays, and brings no more events') : undefined),
  },
  {
    row: 'pattern',
    expected: 'a pause before each further try: apps.connections.open has a rate limit',
    source: rateLimits,
    breach: 'rude',
    holds: (value) => (value.kind === 'words' ? !value.words.some((words) => words.startsWith('none')) : undefined),
  },
  {
    probes: ['open-429'],
    row: 'after-429',
    expected: 'at least the 4 s of Retry-After',
    source: rateLimits,
    breach: 'rude',
    holds: (value) => (value.kind === 'numbers' ? Math.min(...value.numbers) >= retryAfter : undefined),
  },
  {
    probes: ['at-rest'],
    row: 'own-closes',
    expected: 'none while nothing is wrong',
    source: usingSocketMode,
    breach: 'deaf',
    holds: (value) => (value.kind === 'numbers' ? Math.max(...value.numbers) === 0 : undefined),
  },
];

function atMost(value: PassportValue, most: number): boolean | undefined {
  return value.kind === 'numbers' ? Math.max(...value.numbers) <= most : undefined;
}
