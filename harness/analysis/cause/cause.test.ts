import { describe, expect, test } from 'vitest';
import type { FailureReason, VarietyName } from '../../../mocks/slack/protocol/facts.ts';
import { documented, withValues } from '../../../mocks/slack/protocol/policy.ts';
import { ms, seconds } from '../../base/units.ts';
import {
  ackDropped,
  acked,
  delivered,
  dialRefused,
  due,
  effect,
  failed,
  faultBegan,
  faultEnded,
  handled,
  historyOf,
  linkClosed,
  linkClosing,
  linkUp,
  posted,
  sent,
  settled,
  socketAsked,
  type Timed,
} from '../../history/fixtures/facts.ts';
import type { LossKind } from '../../history/losses.ts';
import { lossKinds } from '../../history/losses.ts';
import { allMetrics } from '../../metrics/index.ts';
import type { TransportName } from '../../result.ts';
import { type CauseName, causeOf } from './index.ts';
import * as registry from './registry.ts';

type Facts = readonly (Timed | readonly Timed[])[];

const many = <T>(of: number, each: (n: number) => T): readonly T[] => Array.from({ length: of }, (_, n) => each(n));

/** From 2 to 10 s. */
const outage: Facts = [
  faultBegan(seconds(2), seconds(2), { severs: true, touches: { rule: 'held' } }),
  faultEnded(seconds(10), seconds(10)),
];
const noTouch = { touches: { rule: 'rerouted' } } as const;
const recycle: Facts = [
  faultBegan(seconds(2), seconds(2), { fault: 'recycle', ...noTouch }),
  { kind: 'disconnect-sent', at: seconds(2), link: 's1', reason: 'warning' },
  faultEnded(seconds(11), seconds(11), 'recycle'),
];
const exited = (at: number, code: number | null, signal: string | null = null): Timed => ({
  kind: 'app-exited',
  at,
  asked: false,
  code,
  signal,
});
const moved: Facts = [
  ...linkUp('s1', 0),
  linkClosed('s1', seconds(1.9)),
  { kind: 'app-exited', at: seconds(1.9), asked: true, code: 0, signal: null },
  faultBegan(seconds(1.8), seconds(2), { fault: 'behind-proxy', touches: { rule: 'exits' }, isMomentary: true }),
];
const tunnel = (at: number, to: 'web-api' | 'events', status: number): Timed => ({
  kind: 'tunnel-asked',
  at,
  to,
  status,
});
const successor = (
  instance: number,
  at: number,
  how: { readonly waitedUs: number; readonly isReached: boolean },
): Timed => ({ kind: 'successor', at, instance, replaces: instance - 2, ...how });
const varied = (variety: VarietyName, of: Timed): Timed => ({ ...of, variety }) as Timed;
const quick = (n: number, at: number): readonly Timed[] => delivered(`e${n}`, at, ms(5));
const gaveUp = (n: number, at: number, ...attempts: readonly Timed[]): readonly Timed[] => [
  due(`e${n}`, at),
  ...attempts,
  settled(`e${n}`, at + seconds(13), 'abandoned'),
];
const noAnswer = (n: number, at: number, link = 'h1'): readonly Timed[] =>
  gaveUp(n, at, sent(`e${n}`, at, 0, link), failed(`e${n}`, at + seconds(3)));
/** Given up after one connection that failed. */
const noDoor = (n: number, at: number): readonly Timed[] =>
  gaveUp(n, at, sent(`e${n}`, at), failed(`e${n}`, at + ms(1), 0, 'connection_failed'));
/** Sent on the old link in vain, and once more on the next one. */
const againOnNext = (n: number, at: number): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at, 0, 's1'),
  failed(`e${n}`, at + seconds(3), 0, 'timeout'),
  sent(`e${n}`, at + seconds(3), 1, 's2'),
  acked(`e${n}`, at + seconds(3.01), 1),
  settled(`e${n}`, at + seconds(3.01)),
  handled(`e${n}`, at + seconds(3.01)),
];
const noLink = (n: number, at: number): readonly Timed[] => gaveUp(n, at, failed(`e${n}`, at, 0, 'no_link'));
/** Its answer began and broke off; Slack’s next try is answered in full. */
const halfAnswered = (n: number, at: number): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at),
  failed(`e${n}`, at + ms(2), 0, 'unknown_error', 200),
];
/** Handled, and sent again 3 s later for want of an ack. */
const cameAgain = (n: number, at: number, isHandledAgain: boolean): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at),
  handled(`e${n}`, at + ms(5)),
  failed(`e${n}`, at + seconds(3), 0, 'timeout'),
  sent(`e${n}`, at + seconds(3), 1),
  acked(`e${n}`, at + seconds(3) + ms(2), 1),
  ...(isHandledAgain ? [handled(`e${n}`, at + seconds(3) + ms(5))] : []),
  settled(`e${n}`, at + seconds(3) + ms(2)),
];
const onLink = (link: string, facts: readonly Timed[]): readonly Timed[] =>
  facts.map((fact) => (fact.kind === 'attempt-sent' ? { ...fact, link } : fact));
const refused = (n: number, at: number, status: number): readonly Timed[] =>
  gaveUp(n, at, sent(`e${n}`, at), failed(`e${n}`, at + ms(2), 0, 'http_error', status));
/** Acknowledged at its retry, and not handled. */
const swallowedRetry = (n: number, at: number): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at),
  failed(`e${n}`, at + ms(1), 0, 'connection_failed'),
  sent(`e${n}`, at + seconds(9), 1),
  acked(`e${n}`, at + seconds(9), 1),
  settled(`e${n}`, at + seconds(9)),
];
/** Answered with 500, acknowledged at its retry, and not handled. */
const refusedOnce = (n: number, at: number): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at),
  failed(`e${n}`, at + ms(1), 0, 'http_error', 500),
  ...swallowedRetry(n, at).slice(3),
];
/** A request on this connection that got no answer, and Slack’s next try, a second later, on a new one. */
const triedAgain = (n: number, at: number, link: string, failure: FailureReason): readonly Timed[] => {
  const failedAt = at + (failure === 'http_timeout' ? seconds(3) : ms(1));
  return [
    due(`e${n}`, at),
    sent(`e${n}`, at, 0, link),
    failed(`e${n}`, failedAt, 0, failure),
    sent(`e${n}`, failedAt + ms(2), 1, `again-${n}`),
    acked(`e${n}`, failedAt + ms(4), 1),
    settled(`e${n}`, failedAt + ms(4)),
    handled(`e${n}`, failedAt + ms(4)),
  ];
};
const on = (link: string, facts: readonly Timed[]): readonly Timed[] =>
  facts.map((fact) => (fact.kind === 'attempt-sent' || fact.kind === 'ack' ? { ...fact, link } : fact));
const swallowed = (n: number, at: number): readonly Timed[] => quick(n, at).slice(0, 4);
/** Acknowledged so much later, its attempt failed meanwhile where that is over 3 s. */
const slow = (n: number, at: number, took: number): readonly Timed[] => [
  due(`e${n}`, at),
  sent(`e${n}`, at),
  ...(took > seconds(3) ? [failed(`e${n}`, at + seconds(3))] : []),
  acked(`e${n}`, at + took, 0, took > seconds(3) ? 'late' : 'first'),
  settled(`e${n}`, at + took),
  handled(`e${n}`, at + took),
];

const odd = (
  request: string,
  at: number,
  words: string,
  of: { readonly lacks?: 'signature' | 'freshness'; readonly pretends?: string; readonly isForm?: true } = {},
): Timed => ({ kind: 'odd-sent', at, request, words, ...of });

interface Row {
  readonly kind: CauseName;
  readonly title: string;
  readonly over?: TransportName;
  readonly facts: Facts;
  /** Slack keeps connections open. */
  readonly keeps?: true;
  readonly until?: number;
  readonly failed: readonly string[];
  readonly sentence: string;
  readonly at: number;
  readonly witness: string;
}

const rows: readonly Row[] = [
  {
    kind: 'ended-by-itself',
    title: 'after an event',
    facts: [
      ...outage,
      quick(0, seconds(1)),
      due('e1', seconds(4)),
      sent('e1', seconds(4)),
      { ...exited(seconds(4.3), 1), lastLines: ['TypeError: x is not a function', '    at app.js:1:1'] } as Timed,
    ],
    failed: ['unasked-exits'],
    sentence:
      'The app’s process crashed (exit code 1), 2.3 s into the fault (an outage), 300 ms after event e1 was sent to it, with 1 event not acknowledged; it said: “TypeError: x is not a function”; nothing started it again',
    at: seconds(4.3),
    witness: 'e1',
  },
  {
    kind: 'ended-by-itself',
    title: 'by a signal that is not ours, and started again',
    facts: [quick(0, 0), exited(seconds(4), null, 'SIGSEGV'), { kind: 'app-started', at: seconds(5), pid: 9 }],
    failed: ['lost', 'unasked-exits'],
    sentence: 'The app’s process crashed (SIGSEGV), 4.0 s into the run',
    at: seconds(4),
    witness: 'e0',
  },
  {
    kind: 'ended-by-itself',
    title: 'without an error',
    facts: [exited(seconds(4), 0)],
    failed: ['unasked-exits'],
    sentence: 'The app’s process ended by itself (exit code 0: no crash), 4.0 s into the run; nothing started it again',
    at: seconds(4),
    witness: 'app',
  },
  {
    kind: 'ended-by-itself',
    title: 'again and again',
    facts: [1, 3, 5].flatMap((at) => [
      exited(seconds(at), 2),
      { kind: 'app-started' as const, at: seconds(at + 1), pid: 9 },
    ]),
    failed: ['unasked-exits'],
    sentence: 'The app’s process crashed (exit code 2), 1.0 s into the run; it ended so 3 times in all',
    at: seconds(1),
    witness: 'app',
  },
  {
    kind: 'ended-by-itself',
    title: 'at the same kind of message each time',
    facts: [1, 3].flatMap((at) => [
      varied('emoji', due(`e${at}`, seconds(at))),
      sent(`e${at}`, seconds(at)),
      exited(seconds(at) + ms(2), 1),
      { kind: 'app-started' as const, at: seconds(at + 1), pid: 9 },
    ]),
    failed: ['unasked-exits'],
    sentence:
      'The app’s process crashed (exit code 1), 1.0 s into the run, 2.0 ms after event e1 (of the messages with emoji) was sent to it, with 1 event not acknowledged; it ended so 2 times in all, each time just after one of the messages with emoji was sent to it',
    at: seconds(1) + ms(2),
    witness: 'e1',
  },
  {
    kind: 'drops-work-at-stop',
    title: 'at once',
    facts: [
      quick(0, 0),
      swallowed(1, seconds(2)),
      { kind: 'app-exited', at: seconds(2.1), asked: true, askedAt: seconds(2.05), code: 0, signal: null },
    ],
    failed: ['dropped-at-stop'],
    sentence:
      'The app ended 50 ms after it was told to (SIGTERM), 2.0 s into the run, with 1 event acknowledged and not handled: Slack has its ack and sends them to nobody again. An app finishes what it acknowledged before it ends',
    at: seconds(2.1),
    witness: 'e1',
  },
  {
    kind: 'past-the-proxy',
    title: 'with its socket',
    over: 'socket-mode',
    facts: [
      ...moved,
      tunnel(seconds(3), 'web-api', 200),
      socketAsked(seconds(3.1)),
      socketAsked(seconds(4)),
      noLink(1, seconds(5)),
    ],
    failed: ['recovery'],
    sentence:
      'Web API yes, socket never: the app asked for a link 2 times through the proxy, and no socket of it came that way (it was started behind it 2.0 s into the run, and nothing else leads to Slack). HTTPS_PROXY names the proxy; what an app opens by itself, its WebSocket above all, has to be told of it',
    at: seconds(2),
    witness: 'app',
  },
  {
    kind: 'past-the-proxy',
    title: 'with everything',
    over: 'socket-mode',
    facts: [...moved, noLink(1, seconds(5))],
    failed: ['lost'],
    sentence:
      'Nothing of the app came through the proxy since it was started behind it (it was started behind it 2.0 s into the run, and nothing else leads to Slack). HTTPS_PROXY names the proxy; what an app opens by itself, its WebSocket above all, has to be told of it',
    at: seconds(2),
    witness: 'app',
  },
  {
    kind: 'past-the-proxy',
    title: 'without its password',
    over: 'socket-mode',
    facts: [...moved, tunnel(seconds(3), 'web-api', 407), tunnel(seconds(4), 'web-api', 407), noLink(1, seconds(5))],
    failed: ['lost'],
    sentence:
      'The app gave the proxy no password that it takes: 2 of its tunnels were answered 407 (it was started behind it 2.0 s into the run, and nothing else leads to Slack). HTTPS_PROXY names the proxy; what an app opens by itself, its WebSocket above all, has to be told of it',
    at: seconds(2),
    witness: 'app',
  },
  {
    kind: 'holds-up-rollout',
    title: 'over HTTP',
    facts: [quick(0, 0), successor(3, seconds(7), { waitedUs: seconds(5), isReached: false })],
    failed: ['rollouts-stopped'],
    sentence:
      'The app’s new process (instance 3), started 2.0 s into the run, did not begin beside the old ones: 5.0 s later nothing took connections at its port. The deployment stopped there, and instance 1 stayed; so it is with a new process that waits for a lock, a lease or a port of an old one',
    at: seconds(2),
    witness: 'app',
  },
  {
    kind: 'serves-too-early',
    title: 'over HTTP',
    facts: [
      quick(0, 0),
      successor(3, seconds(2), { waitedUs: ms(300), isReached: true }),
      ...many(3, (n) => refused(n + 1, seconds(n + 3), 503)),
      quick(4, seconds(7)),
    ],
    failed: ['first-attempt-ack-rate', 'lost'],
    sentence:
      'The app’s new process (instance 3) took connections 300 ms after its start, 2.0 s into the run, and could not serve yet: 3 requests were answered 503, the last of them sent 3.0 s later. A process listens when it is ready, not before',
    at: seconds(2),
    witness: 'e1',
  },
  {
    kind: 'serves-too-early',
    title: 'over Socket Mode: what an old one does not answer is not counted',
    over: 'socket-mode',
    facts: [
      ...linkUp('s1', 0),
      ...linkUp('s2', seconds(1.9)),
      successor(3, seconds(2), { waitedUs: ms(300), isReached: true }),
      noAnswer(0, seconds(2.1), 's1'),
      ...many(3, (n) => noAnswer(n + 1, seconds(n + 3), 's2')),
      on('s2', quick(4, seconds(9))),
      noAnswer(5, seconds(10), 's2'),
    ],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app’s new process (instance 3) had its link 300 ms after its start, 2.0 s into the run, and could not serve yet: 3 events sent on that link got no ack, the last of them sent 3.0 s later. A process opens its link when it is ready, not before',
    at: seconds(2),
    witness: 'e1',
  },
  {
    kind: 'outstays-its-stop',
    title: 'until it was killed',
    over: 'socket-mode',
    facts: [
      ...linkUp('s1', 0),
      ...linkUp('s2', 0),
      on('s1', quick(0, seconds(1))),
      on('s2', quick(1, seconds(2.5))),
      noAnswer(2, seconds(3), 's1'),
      noAnswer(3, seconds(4), 's1'),
      linkClosed('s1', seconds(6), 1006),
      { kind: 'app-exited', at: seconds(6), asked: true, askedAt: seconds(2), code: null, signal: 'SIGKILL' },
    ],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app kept its link s1 for 4.0 s after it was told to end (SIGTERM), 2.0 s into the run, until its process was gone, and acknowledged none of the 2 events that Slack sent on it meanwhile. An app that is told to end closes its link, or works on until it does',
    at: seconds(2),
    witness: 'e2',
  },
  {
    kind: 'slows-down',
    title: 'evenly',
    facts: many(60, (n) => delivered(`e${n}`, seconds(n), ms(100) * (n + 1))),
    failed: ['latency-growth'],
    sentence:
      'The app gets slower the longer it runs, under even traffic and no fault: half of the first 12 events were acknowledged within 650 ms, of the last 12 within 5.5 s; that is 6.0 s more in a minute (95 %: 6.0 s to 6.0 s)',
    at: 0,
    witness: 'e59',
  },
  {
    kind: 'memory-grows',
    title: 'with each event',
    facts: [
      ...many(60, (n) => quick(n, seconds(n))),
      ...many(12, (n): Timed => ({
        kind: 'app-usage',
        at: seconds(n * 5),
        instance: 1,
        pid: 9,
        rssBytes: (100 + n * 10) * 1_048_576,
        peakBytes: (100 + n * 10) * 1_048_576,
        cpuUs: 0,
        processes: 1,
      })),
    ],
    failed: ['memory-growth'],
    sentence:
      'The app’s memory grows the longer it runs, under even traffic and no fault: from 100 MiB to 210 MiB in 55.0 s and 56 events; that is 120 MiB in a minute (95 %: 120 MiB to 120 MiB)',
    at: 0,
    witness: 'app',
  },
  {
    kind: 'acks-after-a-call',
    title: 'that Slack is slow to answer',
    facts: [
      faultBegan(seconds(2), seconds(2), { fault: 'slow call' }),
      quick(0, seconds(1)),
      { kind: 'fault-met', at: seconds(3) - ms(200), fault: 'web-api' },
      { kind: 'api-called', at: seconds(3) - ms(200), method: 'auth.test', status: 200, ok: true },
      slow(1, seconds(3), seconds(4.8)),
      faultEnded(seconds(10), seconds(10), 'slow call'),
    ],
    failed: ['timed-out'],
    sentence:
      'The app did not acknowledge event e1, sent 1.0 s into the fault (an slow call), within 3 s: 200 ms before that it had called auth.test, which Slack was slow to answer, and so it was with 1 attempt in all. An ack must not wait for another answer of Slack’s',
    at: seconds(3),
    witness: 'e1',
  },
  {
    kind: 'opens-too-late',
    title: 'behind a look-up',
    facts: [
      quick(0, 0),
      { kind: 'api-called', at: seconds(1), method: 'users.info', status: 200, ok: true },
      {
        kind: 'api-called',
        at: seconds(4.5),
        method: 'views.open',
        status: 200,
        ok: false,
        error: 'expired_trigger_id',
      },
      { kind: 'api-called', at: seconds(5), method: 'views.open', status: 200, ok: true },
    ],
    failed: ['modals-too-late'],
    sentence:
      'The app called views.open when the trigger_id was more than 3 s old, and Slack opened nothing (expired_trigger_id), 4.5 s into the run; 3.5 s before it had called users.info. So it was with 1 of 2 modals. What opens a modal comes before every other call',
    at: seconds(4.5),
    witness: 'views.open',
  },
  {
    kind: 'lingers-at-stop',
    title: 'and asks for another link',
    over: 'socket-mode',
    facts: [
      quick(0, 0),
      socketAsked(seconds(2.5)),
      quick(1, seconds(4)),
      { kind: 'app-exited', at: seconds(8), asked: true, askedAt: seconds(2), code: null, signal: 'SIGKILL' },
    ],
    failed: ['time-to-end', 'opens-after-stop'],
    sentence:
      'The app was told to end (SIGTERM), 2.0 s into the run, and 500 ms after that asked Slack for another link; it did not end within 6.0 s and had to be killed. It acknowledged 1 event meanwhile. Each deployment waits for such an app as long as it can, and then cuts off whatever it has in hand',
    at: seconds(2),
    witness: 'app',
  },
  {
    kind: 'answers-twice',
    title: 'each event by itself',
    facts: many(2, (n) => [
      ...[`e${n * 2}`, `e${n * 2 + 1}`].flatMap((event, part) => {
        const [raised, ...rest] = delivered(event, seconds(n) + ms(part * 300), ms(5));
        const more = { gesture: `e${n * 2}`, ...(part === 1 ? { payload: 'app-mention' } : {}) };
        return [{ ...raised, ...more } as Timed, ...rest];
      }),
      effect(`e${n * 2}`, seconds(n) + ms(10)),
      effect(`e${n * 2}`, seconds(n) + ms(310)),
    ]),
    failed: ['answered-twice'],
    sentence:
      'The app posted two answers to one mention, 300 ms apart: Slack sends it as two events of the same ts (message e0 and app_mention e1), and the app answered each; so it did with 2 of 2 mentions. The first was answered again 310 ms into the run',
    at: ms(310),
    witness: 'e0',
  },
  {
    kind: 'fails-on-some-kinds',
    title: 'that it does not acknowledge',
    facts: [
      ...many(5, (n) => quick(n, seconds(n))),
      ...many(3, (n) => [
        varied('emoji', due(`e${n + 5}`, seconds(n + 2))),
        ...noAnswer(n + 5, seconds(n + 2)).slice(1),
      ]),
    ],
    failed: ['lost'],
    sentence:
      'The app did not acknowledge all 3 messages with emoji; with the 5 events of other kinds it did well. The first was event e5, 2.0 s into the run',
    at: seconds(2),
    witness: 'e5',
  },
  {
    kind: 'fails-on-some-kinds',
    title: 'whose signature it does not accept',
    facts: [
      ...many(5, (n) => quick(n, seconds(n))),
      ...many(3, (n) => [
        varied('markup', due(`e${n + 5}`, seconds(n + 2))),
        ...refused(n + 5, seconds(n + 2), 401).slice(1),
      ]),
    ],
    failed: ['lost'],
    sentence:
      'The app answered 401 to all 3 messages with links and markup; with the 5 events of other kinds it did well: it does not accept Slack’s signature of these, as an app does that signs JSON written again (other escapes of / and of letters beyond ASCII) in place of the bytes that came. The first was event e5, 2.0 s into the run',
    at: seconds(2),
    witness: 'e5',
  },
  {
    kind: 'fails-on-some-kinds',
    title: 'whose text is taken for fields of the form',
    facts: [
      ...many(5, (n) => quick(n, seconds(n))),
      ...many(3, (n) => [
        { ...varied('form-signs', due(`e${n + 5}`, seconds(n + 2))), payload: 'slash-command' } as Timed,
        ...refused(n + 5, seconds(n + 2), 400).slice(1),
      ]),
    ],
    failed: ['lost'],
    sentence:
      'The app answered 400 to all 3 slash commands whose text has &, =, % and +; with the 5 events of other kinds it did well: in the form that Slack posts these are escaped (%26, %3D). An app that decodes the form before it takes it apart at & and =, or that looks in all of it for the word payload, takes the person’s text for fields of the form. The first was event e5, 2.0 s into the run',
    at: seconds(2),
    witness: 'e5',
  },
  {
    kind: 'fails-on-some-kinds',
    title: 'that it acknowledges',
    facts: [
      ...many(5, (n) => quick(n, seconds(n))),
      ...many(3, (n) => [
        varied('long', due(`e${n + 5}`, seconds(n + 2))),
        ...swallowed(n + 5, seconds(n + 2)).slice(1),
      ]),
    ],
    failed: ['lost'],
    sentence:
      'The app acknowledged and did not handle all 3 long messages; with the 5 events of other kinds it did well. The first was event e5, 2.0 s into the run',
    at: seconds(2),
    witness: 'e5',
  },
  {
    kind: 'fails-on-some-kinds',
    title: 'that are like the first of them',
    facts: [
      ...many(5, (n) => quick(n, seconds(n))),
      ...many(4, (n) => [
        varied('same-words', due(`e${n + 5}`, seconds(n + 2))),
        ...(n === 0 ? quick : swallowed)(n + 5, seconds(n + 2)).slice(1),
      ]),
    ],
    failed: ['lost'],
    sentence:
      'The app acknowledged and did not handle 3 of 4 messages with the words of an earlier one, by somebody else, all but the first; with the 5 events of other kinds it did well. The first was event e6, 3.0 s into the run',
    at: seconds(3),
    witness: 'e6',
  },
  {
    kind: 'ended-by-itself',
    title: 'at a request that is odd',
    facts: [quick(0, 0), odd('r1', seconds(1), 'with the body null'), exited(seconds(1.002), 1)],
    failed: ['unasked-exits'],
    sentence:
      'The app’s process crashed (exit code 1), 1.0 s into the run, 2.0 ms after a request with the body null (r1), which it did not answer; nothing started it again',
    at: seconds(1.002),
    witness: 'r1',
  },
  {
    kind: 'leaves-odd-requests',
    title: 'of two kinds',
    facts: [
      ...(['null', 'true', '42'] as const).map((body, n) => odd(`r${n}`, seconds(n), `with the body ${body}`)),
      { kind: 'odd-answered', at: seconds(3), request: 'r0', status: 500 },
      { kind: 'odd-answered', at: seconds(4), request: 'r1', detail: 'no answer in time' },
      { kind: 'odd-answered', at: seconds(5), request: 'r2', detail: 'no answer in time' },
    ],
    failed: ['odd-requests-unanswered'],
    sentence:
      'The app gave no answer to 2 of 3 signed requests whose body it does not expect. The first was r1, a request with the body true, 1.0 s into the run (no answer in time); the others are requests with the body 42',
    at: seconds(1),
    witness: 'r1',
  },
  {
    kind: 'accepts-forgeries',
    title: 'and handles them',
    facts: [
      quick(0, 0),
      odd('r1', seconds(1), 'signed with another secret', { lacks: 'signature', pretends: 'f1' }),
      { kind: 'odd-answered', at: seconds(1.1), request: 'r1', status: 200 },
      handled('f1', seconds(1.2)),
      odd('r2', seconds(2), 'without a signature', { lacks: 'signature', pretends: 'f2' }),
      { kind: 'odd-answered', at: seconds(2.1), request: 'r2', status: 401 },
    ],
    failed: ['forgeries-accepted'],
    sentence:
      'The app accepted a request that Slack did not sign: r1, signed with another secret, 1.0 s into the run, which it answered 200. Of 2 such requests it accepted 1 (signed with another secret) and handled 1. Whoever knows its URL can tell it anything',
    at: seconds(1),
    witness: 'r1',
  },
  {
    kind: 'accepts-forgeries',
    title: 'where they are forms',
    facts: [
      odd('r1', seconds(1), 'without a signature', { lacks: 'signature' }),
      { kind: 'odd-answered', at: seconds(1.1), request: 'r1', status: 401 },
      odd('r2', seconds(2), 'without a signature', { lacks: 'signature', isForm: true }),
      { kind: 'odd-answered', at: seconds(2.1), request: 'r2', status: 200 },
    ],
    failed: ['forgeries-accepted'],
    sentence:
      'The app accepted a request that Slack did not sign: r2, without a signature, 2.0 s into the run, which it answered 200. Of 2 such requests it accepted 1 (without a signature): it does not check the signature of forms (commands and interactions). Whoever knows its URL can tell it anything',
    at: seconds(2),
    witness: 'r2',
  },
  {
    kind: 'accepts-forgeries',
    title: 'that were genuine once',
    facts: [
      odd('r1', seconds(1), 'signed six minutes ago', { lacks: 'freshness', pretends: 'f1' }),
      { kind: 'odd-answered', at: seconds(1.1), request: 'r1', status: 200 },
    ],
    failed: ['forgeries-accepted'],
    sentence:
      'The app accepted a request whose timestamp is more than five minutes off: r1, signed six minutes ago, 1.0 s into the run, which it answered 200. Of 1 such requests it accepted 1 (signed six minutes ago). Whoever has seen such a request can repeat it: Slack’s rule is to refuse it',
    at: seconds(1),
    witness: 'r1',
  },
  {
    kind: 'refuses',
    title: 'all, from the start',
    facts: many(3, (n) => refused(n, seconds(n), 401)),
    failed: ['lost'],
    sentence: 'The app answered 401 to all 3 requests, from the first on: it does not accept Slack’s signature',
    at: ms(2),
    witness: 'e0',
  },
  {
    kind: 'refuses',
    title: 'all that come as forms',
    facts: many(2, (n) => [
      { ...due(`e${n}`, seconds(n)), payload: 'slash-command' } as Timed,
      ...refused(n, seconds(n), 401).slice(1),
    ]),
    failed: ['user-errors'],
    sentence:
      'The app answered 401 to all 2 requests, from the first on: it does not accept Slack’s signature of a form; it may keep the raw body of JSON only',
    at: ms(2),
    witness: 'e0',
  },
  {
    kind: 'refuses',
    title: 'all, since no listener of it takes them',
    facts: many(3, (n) => refused(n, seconds(n), 404)),
    failed: ['lost'],
    sentence:
      'The app answered 404 to all 3 requests, from the first on: nothing in it takes what was sent, though it answered Slack’s check of its URL (Bolt for Python and Bolt for Java answer 404 where no listener fits: if the app answers certain words only, send those with --text, another kind of event with --event)',
    at: ms(2),
    witness: 'e0',
  },
  {
    kind: 'refuses',
    title: 'some',
    facts: [quick(0, 0), refused(1, seconds(1), 500), quick(2, seconds(2))],
    failed: ['ack-rate'],
    sentence: 'The app answered 500 to 1 of 3 requests, the first with event e1, 1.0 s into the run',
    at: seconds(1.002),
    witness: 'e1',
  },
  {
    kind: 'refuses',
    title: 'each fourth',
    facts: many(20, (n) => (n % 4 === 3 ? refused(n, n * ms(700), 500) : quick(n, n * ms(700)))),
    failed: ['ack-rate'],
    sentence:
      'The app answered 500 to 5 of 20 requests, the first with event e3, 2.1 s into the run: each 4th of the requests, in the order in which they came, and it accepted all others',
    at: seconds(2.102),
    witness: 'e3',
  },
  {
    kind: 'breaks-off-answers',
    title: 'each third',
    facts: many(15, (n) => (n % 3 === 2 ? halfAnswered(n, n * ms(700)) : quick(n, n * ms(700)))),
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app began its answer (200) to 5 of 15 requests and ended the connection before it was whole, so that Slack takes it for none, the first with event e2, 1.4 s into the run: each 3rd of the requests, in the order in which they came, and it answered in full all others',
    at: seconds(1.4),
    witness: 'e2',
  },
  {
    kind: 'misses-alike-acks',
    title: 'the first',
    facts: many(11, (n) => (n === 0 ? slow(0, 0, seconds(6)) : quick(n, seconds(n)))),
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app did not acknowledge 1 of 11 events within 3.0 s: it was the first that came, and all later events it acknowledged in time. The first was event e0, 0 s into the run, acknowledged 6.0 s after it was sent',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'misses-alike-acks',
    title: 'what comes first on a new link',
    facts: [
      ...linkUp('s1', seconds(1)),
      ...many(8, (n) => [
        ...(n < 3 ? noAnswer(n, seconds(2) + n * ms(100), 's1') : onLink('s1', quick(n, seconds(2 + n)))),
      ]),
    ],
    failed: ['added-gap'],
    sentence:
      'The app did not acknowledge 3 of 8 events within 3.0 s: each came on a link that it had opened less than 1.2 s before, and all that came later on such links it acknowledged in time. The first was event e0, 2.0 s into the run',
    at: seconds(2),
    witness: 'e0',
  },
  {
    kind: 'acks-and-drops',
    title: 'each fifth',
    facts: many(20, (n) => (n % 5 === 4 ? swallowed : quick)(n, n * ms(700))),
    failed: ['lost'],
    sentence:
      'The app acknowledged 20 events and never handled 4 of them: each 5th of the events, in the order in which they came, and it handled all others. The first was event e4, 2.8 s into the run',
    at: seconds(2.805),
    witness: 'e4',
  },
  {
    kind: 'forgets-events',
    title: 'when others came between',
    facts: [
      faultBegan(0, 0, { fault: 'duplicate-envelopes', ...noTouch }),
      ...many(5, (n) => quick(n, ms(100) * (n + 1))),
      faultEnded(seconds(1), seconds(1), 'duplicate-envelopes'),
      ...many(4, (n) => cameAgain(n + 5, seconds(2) + n * ms(100), n < 2)),
    ],
    failed: ['forgotten-repeats'],
    sentence:
      'The app knew 5 of 5 events that came twice at once, and handled 2 again that came again when 2 others or more had come between; with fewer between it knew them: it forgets too soon what it has handled. Slack sends again after 3 s, and then after 1 and 5 minutes. The first was event e5, 4.0 s after the fault was over (an duplicate-envelopes)',
    at: seconds(5),
    witness: 'e5',
  },
  {
    kind: 'refuses',
    title: 'one, and forbids its repetition',
    facts: [
      quick(0, 0),
      ...gaveUp(1, seconds(1), sent('e1', seconds(1)), {
        ...failed('e1', seconds(1.002), 0, 'http_error', 500),
        forbidsRetries: true,
      } as Timed),
    ],
    failed: ['lost'],
    sentence:
      'The app answered 500 to 1 of 2 requests, the first with event e1, 1.0 s into the run. With 1 of these answers it told Slack not to try again (x-slack-no-retry: 1): what they were about is lost',
    at: seconds(1.002),
    witness: 'e1',
  },
  {
    kind: 'redirects',
    title: 'in a loop',
    facts: many(2, (n) =>
      gaveUp(
        n,
        seconds(n),
        sent(`e${n}`, seconds(n)),
        failed(`e${n}`, seconds(n) + ms(2), 0, 'too_many_redirects', 302),
      ),
    ),
    failed: ['lost'],
    sentence:
      'The app answered 2 of 2 requests with a redirect (302), the first with event e0, 0 s into the run: Slack follows two of them in a row, and there came another one. A Request URL has to be where the app is, to the last slash',
    at: ms(2),
    witness: 'e0',
  },
  {
    kind: 'redirects',
    title: 'that Slack does not follow',
    facts: [quick(0, 0), refused(1, seconds(1), 308)],
    failed: ['ack-rate'],
    sentence:
      'The app answered 1 of 2 requests with a redirect (308), the first with event e1, 1.0 s into the run: Slack follows 301 and 302 that name a place, and no other. A Request URL has to be where the app is, to the last slash',
    at: seconds(1.002),
    witness: 'e1',
  },
  {
    kind: 'silent',
    title: 'and does not work',
    facts: many(3, (n) => noAnswer(n, seconds(n))),
    failed: ['ack-rate'],
    sentence: 'The app acknowledged none of the 3 events that Slack sent it',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'silent',
    title: 'as Bolt for Python does with what nothing listens to',
    facts: [
      {
        kind: 'api-called',
        at: 1,
        method: 'auth.test',
        status: 200,
        ok: true,
        agent: 'Python/3.11.7 slackclient/3.48.0 Linux/6',
      },
      ...many(3, (n) => noAnswer(n, seconds(n))),
    ],
    failed: ['ack-rate'],
    sentence:
      'The app acknowledged none of the 3 events that Slack sent it. Bolt for Python and Bolt for Java acknowledge nothing that no listener takes: if the app answers certain words only, send those with --text, another kind of event with --event',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'silent',
    title: 'and works',
    facts: many(3, (n) => [...noAnswer(n, seconds(n)), handled(`e${n}`, seconds(n) + 5)]),
    failed: ['ack-rate'],
    sentence: 'The app acknowledged none of the 3 events that Slack sent it, though it handled 3 of them',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'silent',
    title: 'and acknowledges what Slack never sent',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      ...many(3, (n) => noAnswer(n, seconds(n), 's1')),
      { kind: 'ack-unknown', at: 9, link: 's1', envelope: 'nobody' },
    ],
    failed: ['ack-rate'],
    sentence:
      'The app acknowledged none of the 3 events that Slack sent it; what it sent as acks, 1 in all, names no envelope of Slack’s',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'ignores-repeats',
    title: 'after an ack that was lost',
    facts: [
      quick(0, 0),
      due('e1', seconds(1)),
      sent('e1', seconds(1)),
      handled('e1', seconds(1)),
      ackDropped('e1', seconds(1)),
      failed('e1', seconds(4)),
      sent('e1', seconds(4), 1),
      failed('e1', seconds(7), 1),
      settled('e1', seconds(7), 'abandoned'),
      quick(2, seconds(5)),
    ],
    failed: ['ack-rate'],
    sentence:
      'The app does not acknowledge an event that it has seen before: Slack sent 1 event again and got no ack for any. The first was event e1, 4.0 s into the run',
    at: seconds(4),
    witness: 'e1',
  },
  {
    kind: 'drops-retries',
    title: 'of what came during the outage',
    facts: [
      ...outage,
      quick(0, 0),
      swallowedRetry(1, seconds(3)),
      swallowedRetry(2, seconds(4)),
      quick(3, seconds(12)),
    ],
    failed: ['lost'],
    sentence:
      'The app acknowledged 2 events that Slack had to send again and handled none of them: it does nothing with what carries a retry number. The first was event e1, 2.0 s after the fault was over (an outage)',
    at: seconds(12),
    witness: 'e1',
  },
  {
    kind: 'gives-up-posts',
    title: 'at a 429',
    facts: [
      faultBegan(seconds(1), seconds(1), { fault: 'outage', touches: { rule: 'met', faults: ['web-api'] } }),
      quick(0, 0),
      effect('e0', 1),
      ...many(2, (n) => quick(n + 1, seconds(1.5))),
      ...many(2, (n) => {
        const refused = posted(seconds(1.6), 'ratelimited', { status: 429, isByFault: true });
        return [{ ...refused, retryAfter: 2, call: `c${n}` } as Timed];
      }),
      { kind: 'phase', at: seconds(15), phase: 'done' },
    ],
    failed: ['posts-given-up'],
    sentence:
      'Slack refused the app’s answer to event e1 (chat.postMessage: 429, Retry-After 2.0 s), 600 ms into the fault (an outage), and in the 13.4 s until the run ended the app never posted it again: whoever wrote to it got no answer. So it was with 2 answers in all. A call that is refused with 429 or 5xx is to be made again, after the time in Retry-After or a growing rest',
    at: seconds(1.505),
    witness: 'e1',
  },
  {
    kind: 'takes-failed-for-done',
    title: 'where it had answered an error itself',
    facts: [quick(0, 0), ...many(2, (n) => refusedOnce(n + 1, seconds(n + 1))), quick(3, seconds(12))],
    failed: ['lost'],
    sentence:
      'The app answered 500 to event e1, 1.0 s into the run, and acknowledged it 9.0 s later, when Slack sent it again, without handling it: it remembers an event before its work on it is done, and takes what failed for done. So it did with 2 events in all',
    at: seconds(10),
    witness: 'e1',
  },
  {
    kind: 'takes-failed-for-done',
    title: 'where it handles others that came again',
    facts: [
      ...outage,
      swallowedRetry(1, seconds(1.9)),
      ...many(2, (n) => triedAgain(n + 2, seconds(n + 3), 'h1', 'http_timeout')),
    ],
    failed: ['lost'],
    sentence:
      'The app acknowledged 1 event that Slack had to send again and did not handle it, though it handled 2 others that came again. The first was event e1, 900 ms after the fault was over (an outage); Slack had sent it before, 1.9 s into the run. Most likely the app got it then, its work on it failed (a call to Slack that the fault swallowed, say), and it took the repeat for an event that it had done',
    at: seconds(10.9),
    witness: 'e1',
  },
  {
    kind: 'acks-after-a-call',
    title: 'and stands still meanwhile',
    facts: [
      ...many(5, (n) => quick(n, seconds(n / 5))),
      faultBegan(seconds(2), seconds(2), { fault: 'web-api', touches: { rule: 'met', faults: ['web-api'] } }),
      { kind: 'fault-met', at: seconds(3), fault: 'web-api' },
      { kind: 'api-called', at: seconds(3), method: 'chat.postMessage', status: 200, ok: true },
      ...many(3, (n) => slow(n + 5, seconds(n + 3), seconds(4))),
      faultEnded(seconds(8), seconds(8), 'web-api'),
    ],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app did not acknowledge event e5, sent 1.0 s into the fault (an web-api), within 3 s: 0 s after that it called chat.postMessage, which Slack was slow to answer, and so it was with 3 attempts in all. An ack must not wait for another answer of Slack’s',
    at: seconds(3),
    witness: 'e5',
  },
  {
    kind: 'one-at-a-time',
    title: 'of many at once',
    facts: many(12, (n) => slow(n, 0, ms(400) * (n + 1))),
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app takes events one after another: of 12 that came at once, 0 s into the run, it acknowledged the first after 400 ms and then one each 400 ms, so that 5 of them got no ack within the 3.0 s that Slack waits',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'lies-about-health',
    title: 'ready, while it is deaf',
    facts: [
      quick(0, 0),
      ...[2, 3, 4, 5].map((n): Timed[] => [
        due(`e${n}`, seconds(n)),
        sent(`e${n}`, seconds(n)),
        failed(`e${n}`, seconds(n) + 1, 0, 'connection_failed'),
      ]),
      quick(6, seconds(6)),
      ...many(6, (n): Timed => ({ kind: 'health-answered', at: seconds(n + 1), status: 200, tookUs: 0 })),
    ],
    failed: ['ready-while-deaf'],
    sentence:
      'The app said at its health door that it was ready while nothing that Slack had to send reached it: for 4.0 s from 2.0 s into the run on, 4.0 s in all',
    at: seconds(2),
    witness: 'app',
  },
  {
    kind: 'lies-about-health',
    title: 'not ready, while all is fine',
    facts: [
      quick(0, 0),
      quick(1, seconds(1)),
      quick(2, seconds(2)),
      ...many(3, (n): Timed => ({ kind: 'health-answered', at: seconds(n), status: 503, tookUs: 0 })),
      quick(3, seconds(3)),
    ],
    failed: ['dead-while-fine'],
    sentence:
      'The app said at its health door that it was not ready while it acknowledged what Slack sent: for 3.0 s from 5.0 ms into the run on, 3.0 s in all',
    at: ms(5),
    witness: 'app',
  },
  {
    kind: 'leaves-behind',
    title: 'the pages after the first',
    facts: [
      quick(0, 0),
      ...[1, 2, 3].map((n): Timed[] => [
        due(`e${n}`, seconds(n)),
        { kind: 'event-dropped', at: seconds(n), event: `e${n}`, why: 'no-link' },
      ]),
      { kind: 'api-called', at: seconds(5), method: 'conversations.history', status: 200, ok: true },
      { kind: 'fetched', at: seconds(5), event: 'e3', ts: '3.000000', method: 'conversations.history' },
      handled('3.000000', seconds(5.1)),
    ],
    failed: ['left-behind'],
    sentence:
      'The app fetched what Slack had not brought it (1 call of conversations.history, the first 5.0 s into the run) and handled 1 event by that, but left 2 events behind that nobody sends again: it asked for no page of the history that holds them. The first was event e1, 1.0 s into the run',
    at: seconds(1),
    witness: 'e1',
  },
  {
    kind: 'handles-twice',
    title: 'what it had and fetched all the same',
    facts: [
      quick(0, 0),
      { kind: 'fetched', at: seconds(5), event: 'e0', ts: '0.000000', method: 'conversations.history' },
      handled('0.000000', seconds(5.1)),
    ],
    failed: ['taken-twice'],
    sentence:
      'The app handled event e0 twice though Slack sent it once, 5.1 s into the run; so it did with 1 event in all. All of them it had read by conversations.history as well: it does not tell by channel and timestamp that it knows a message',
    at: seconds(5.1),
    witness: 'e0',
  },
  {
    kind: 'handles-twice',
    title: 'what was sent once, by the figure that says so',
    facts: [quick(0, 0), handled('e0', ms(20))],
    failed: ['over-handled'],
    sentence:
      'The app handled event e0 twice though Slack sent it once, 20 ms into the run; so it did with 1 event in all',
    at: ms(20),
    witness: 'e0',
  },
  {
    kind: 'acks-and-drops',
    title: 'some',
    facts: [quick(0, 0), swallowed(1, seconds(1)), quick(2, seconds(2))],
    failed: ['lost'],
    sentence: 'The app acknowledged 3 events and never handled 1 of them. The first was event e1, 1.0 s into the run',
    at: seconds(1.005),
    witness: 'e1',
  },
  {
    kind: 'acks-and-drops',
    title: 'what comes first on a new link',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      on('s1', quick(0, seconds(1))),
      linkUp('s2', seconds(2)),
      ...many(3, (n) => on('s2', swallowed(n + 1, seconds(2.5) + n * ms(500)))),
      ...many(3, (n) => on('s2', quick(n + 4, seconds(n + 6)))),
    ],
    failed: ['lost'],
    sentence:
      'The app acknowledged 7 events and never handled 3 of them: each came on a link that it had opened less than 1.5 s before, and all that came later on such links it handled. The first was event e1, 2.5 s into the run',
    at: seconds(2.505),
    witness: 'e1',
  },
  {
    kind: 'acks-and-drops',
    title: 'what comes while it is busy',
    facts: [...many(2, (n) => quick(n, 0)), ...many(10, (n) => swallowed(n + 2, ms(10)))],
    failed: ['lost'],
    sentence:
      'The app acknowledged 12 events and never handled 10 of them: all came with others at the same time, and of 12 at once it handled no more than 2. The first was event e2, 15 ms into the run',
    at: ms(15),
    witness: 'e2',
  },
  {
    kind: 'acks-elsewhere',
    title: 'where that does not count',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      linkUp('s2', 0),
      gaveUp(1, seconds(1), sent('e1', seconds(1), 0, 's1'), failed('e1', seconds(4), 0, 'timeout')),
      { kind: 'frame-odd', at: seconds(1.1), link: 's2', why: 'an ack of an envelope that went to s1', ackOf: 'e1' },
    ],
    failed: ['ack-rate'],
    sentence:
      'The app acknowledged event e1 on link s2, though it had come on link s1, 1.1 s into the run: Slack did not count that ack',
    at: seconds(1.1),
    witness: 'e1',
  },
  {
    kind: 'breaks-before-makes',
    title: 'at a warning',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      ...recycle,
      linkClosing('s1', seconds(2.02), 'app'),
      linkClosed('s1', seconds(2.05)),
      socketAsked(seconds(7.02)),
      linkUp('s2', seconds(7.12), 'host-2'),
    ],
    failed: ['gap'],
    sentence:
      'The app closed its link s1 when Slack announced its end, 20 ms into the fault (an recycle), and asked for the next one only 5.0 s later',
    at: seconds(2.02),
    witness: 's1',
  },
  {
    kind: 'leaves-old-link-unread',
    title: 'until Slack closes it',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      ...recycle,
      linkUp('s2', seconds(2.1), 'host-2'),
      ...many(3, (n) => againOnNext(n, seconds(3 + n))),
      ...many(3, (n) => quick(n + 3, seconds(3.5 + n))),
      linkClosing('s1', seconds(13), 'slack'),
    ],
    failed: ['added-gap'],
    sentence:
      'The app opened link s2 100 ms after Slack had asked it to leave s1, and left s1 open without reading it: of 3 events that Slack sent there from then on, the first 1.0 s into the fault (an recycle), it acknowledged none. Every link that is open gets its share until it is closed',
    at: seconds(3),
    witness: 's1',
  },
  {
    kind: 'misses-first-tries',
    title: 'here and there',
    over: 'socket-mode',
    facts: [
      linkUp('s2', 0),
      ...many(20, (n) => quick(n + 2, seconds(n + 1))),
      ...many(2, (n) => againOnNext(n, seconds([3.5, 9.5][n] ?? 0))),
    ],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app did not acknowledge 2 of 22 events within 3.0 s when Slack sent them first; 2 of them it acknowledged later. The first was event e0, 3.5 s into the run',
    at: seconds(3.5),
    witness: 'e0',
  },
  {
    kind: 'leaves-its-link',
    title: 'in quiet',
    over: 'socket-mode',
    facts: [linkUp('s1', 0), linkClosing('s1', seconds(4), 'app'), linkUp('s2', seconds(6))],
    failed: ['gap'],
    sentence:
      'The app closed its link s1 4.0 s into the run, although nothing was wrong with it, and had the next one only 2.0 s later',
    at: seconds(4),
    witness: 's1',
  },
  {
    kind: 'leaves-its-link',
    title: 'without a word, and has none when Slack recycles',
    over: 'socket-mode',
    facts: [linkUp('s1', 0), linkClosed('s1', seconds(1), 1006), ...recycle, linkUp('s2', seconds(9))],
    failed: ['recovery'],
    sentence:
      'The app closed its link s1 without a close frame, 1.0 s into the run, although nothing was wrong with it, and had the next one only 8.0 s later',
    at: seconds(1),
    witness: 's1',
  },
  {
    kind: 'restless',
    title: 'in silence',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      quick(0, seconds(2)),
      linkClosed('s1', seconds(10), 1006),
      linkUp('s2', seconds(10) + ms(20)),
    ],
    failed: ['needless-links'],
    sentence:
      'The app opened link s2 without need, 10.0 s into the run, after it had ended its link s1, with which nothing was wrong (the last event had come 8.0 s before); it did so once',
    at: seconds(10) + ms(20),
    witness: 's2',
  },
  {
    kind: 'restless',
    title: 'twice where Slack asked once',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      quick(0, seconds(1)),
      { kind: 'disconnect-sent', at: seconds(2), link: 's1', reason: 'warning' },
      linkUp('s2', seconds(2)),
      linkUp('s3', seconds(3)),
    ],
    failed: ['needless-links'],
    sentence:
      'The app opened link s3 without need, 3.0 s into the run, although its link s2 was still there (the last event had come 2.0 s before); it did so once',
    at: seconds(3),
    witness: 's3',
  },
  {
    kind: 'never-back',
    title: 'from a link that is dead and open',
    over: 'socket-mode',
    facts: [
      linkUp('s1', 0),
      quick(0, seconds(1)),
      faultBegan(seconds(2), seconds(2), {
        fault: 'half-open',
        isMomentary: true,
        touches: { rule: 'met', faults: ['half-open'] },
      }),
      faultEnded(seconds(16), seconds(16), 'half-open'),
      ...many(4, (n) => noAnswer(n + 1, seconds(3 + n), 's1')),
    ],
    failed: ['recovery'],
    sentence:
      'The app kept its link s1, which carried nothing any more since 1.0 s (an half-open), and opened no other: 4 sendings got no ack; the run ended 17.0 s after that',
    at: seconds(2),
    witness: 's1',
  },
  {
    kind: 'never-back',
    title: 'and never tries',
    over: 'socket-mode',
    facts: [...outage, linkUp('s1', 0), quick(0, 0), linkClosed('s1', seconds(4), 1006), noLink(1, seconds(12))],
    until: seconds(40),
    failed: ['lost', 'recovery'],
    sentence:
      'The app never came back: its link s1 ended 2.0 s into the fault (an outage), and it never asked Slack for another; the run ended 30.0 s after the fault was over',
    at: seconds(4),
    witness: 's1',
  },
  {
    kind: 'never-back',
    title: 'with the URL of its first link',
    over: 'socket-mode',
    facts: [
      ...outage,
      linkUp('s1', 0),
      quick(0, 0),
      linkClosed('s1', seconds(4), 1006),
      ...[11, 16].map((at) => dialRefused(seconds(at), 404, 'ticket is unknown or used')),
      noLink(1, seconds(12)),
    ],
    until: seconds(40),
    failed: ['lost', 'recovery'],
    sentence:
      'The app never came back: its link s1 ended 2.0 s into the fault (an outage), and it never asked Slack for another: it dialled a URL of before again, 2 times, and Slack refused it (HTTP 404, ticket is unknown or used). Each URL is for one link; apps.connections.open gives the next; the run ended 30.0 s after the fault was over',
    at: seconds(4),
    witness: 's1',
  },
  {
    kind: 'never-back',
    title: 'after three tries',
    over: 'socket-mode',
    facts: [
      ...outage,
      linkUp('s1', 0),
      linkClosed('s1', seconds(4), 1006),
      ...[5, 7, 14].map((at) => socketAsked(seconds(at))),
      noLink(1, seconds(12)),
    ],
    until: seconds(40),
    failed: ['lost'],
    sentence:
      'The app never came back: its link s1 ended 2.0 s into the fault (an outage), and it made 3 tries to get another, the last 4.0 s after the fault was over (an outage); the run ended 30.0 s after the fault was over',
    at: seconds(4),
    witness: 's1',
  },
  {
    kind: 'never-back',
    title: 'with a dead link',
    over: 'socket-mode',
    facts: [
      ...outage,
      linkUp('s1', 0),
      quick(0, seconds(1)),
      many(3, (n) => noAnswer(n + 1, seconds(12 + n), 's1')).flat(),
    ],
    until: seconds(40),
    failed: ['lost'],
    sentence:
      'The app kept its link s1, which carried nothing any more since 1.0 s (an outage), and opened no other: 3 sendings got no ack; the run ended 30.0 s after the fault was over',
    at: seconds(2),
    witness: 's1',
  },
  {
    kind: 'never-back',
    title: 'over HTTP',
    facts: [...outage, quick(0, seconds(1)), many(3, (n) => noDoor(n + 1, seconds(11 + n))).flat()],
    until: seconds(40),
    failed: ['recovery'],
    sentence:
      'Every connection to the app’s Request URL failed until the run ended, though its process ran: 3 in all, the first 1.0 s after the fault was over (an outage). It does not listen there any more, or closes them at once',
    at: seconds(11),
    witness: 'e1',
  },
  {
    kind: 'back-late',
    title: 'over Socket Mode',
    over: 'socket-mode',
    facts: [
      ...outage,
      linkUp('s1', 0),
      quick(0, seconds(1)),
      linkClosed('s1', seconds(3), 1006),
      ...[4, 8, 24].map((at) => socketAsked(seconds(at))),
      linkUp('s2', seconds(25)),
    ],
    failed: ['recovery'],
    sentence:
      'The app had a link again only 15.0 s after the fault was over (an outage): its link s1 had ended 1.0 s into the fault (an outage), and it took 3 tries, the first 1.0 s later',
    at: seconds(10),
    witness: 's1',
  },
  {
    kind: 'back-late',
    title: 'with a dead link that it keeps',
    over: 'socket-mode',
    facts: [
      ...outage,
      linkUp('s1', 0),
      quick(0, seconds(1)),
      linkClosing('s1', seconds(70), 'app'),
      socketAsked(seconds(70.1)),
      linkUp('s2', seconds(70.2)),
    ],
    failed: ['recovery'],
    sentence:
      'The app had a link again only 1 min 0 s after the fault was over (an outage): it gave up its dead link s1 only 1 min 0 s after that, and it asked Slack for another 100 ms later',
    at: seconds(70),
    witness: 's1',
  },
  {
    kind: 'back-late',
    title: 'with a link that it was told to leave',
    over: 'socket-mode',
    facts: [
      ...outage,
      linkUp('s1', 0),
      quick(0, seconds(1)),
      { kind: 'disconnect-sent', at: seconds(2), link: 's1', reason: 'warning' },
      linkClosed('s1', seconds(12), 1000),
      socketAsked(seconds(14)),
      linkUp('s2', seconds(14.1)),
    ],
    failed: ['recovery'],
    sentence:
      'The app had a link again only 4.1 s after the fault was over (an outage): it gave up its dead link s1 only 2.0 s after that, and it asked Slack for another only 2.0 s later. Slack had told it 10.0 s before that end to leave the link (disconnect), and the app asked for no other then',
    at: seconds(12),
    witness: 's1',
  },
  {
    kind: 'back-late',
    title: 'over HTTP',
    facts: [...outage, quick(0, seconds(1)), noDoor(1, seconds(11)), noDoor(2, seconds(13)), quick(3, seconds(22))],
    failed: ['recovery'],
    sentence:
      'The app answered again only 12.0 s after the fault was over (an outage): none of the 2 requests that Slack sent it since then had got an ack',
    at: seconds(10),
    witness: 'e1',
  },
  {
    kind: 'froze',
    title: 'for a time',
    facts: [
      quick(0, seconds(1)),
      ...[2, 3, 4].map((at, n) => slow(n + 1, seconds(at), seconds(7.5 - at))),
      quick(5, seconds(8)),
    ],
    failed: ['gap'],
    sentence:
      'The app stood still from 1.0 s to 7.5 s, for 6.5 s, though its process ran: no ack and no other sign of life; Slack sent it 3 events meanwhile',
    at: seconds(1.005),
    witness: 'e1',
  },
  {
    kind: 'froze',
    title: 'for good',
    facts: [quick(0, seconds(1)), ...[2, 3, 4].map((at, n) => noAnswer(n + 1, seconds(at)))],
    until: seconds(30),
    failed: ['lost'],
    sentence:
      'The app stood still from 1.0 s until the run ended, 29.0 s later, though its process ran: no ack and no other sign of life; Slack sent it 3 events meanwhile',
    at: seconds(1.005),
    witness: 'e1',
  },
  {
    kind: 'never-ends-answers',
    title: 'of all requests',
    facts: many(3, (n) => [
      ...noAnswer(n, seconds(n)),
      { kind: 'answer-unended', at: seconds(n + 3), event: `e${n}`, attempt: 0, status: 200 } as const,
    ]),
    failed: ['lost'],
    sentence:
      'The app began its answer (200) to 3 of 3 requests and never ended it, and Slack waits 3.0 s for the last byte. The first was to event e0, sent 0 s into the run',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'hangs-up',
    title: 'on some, and answers others',
    facts: [
      on('h1', quick(0, 0)),
      triedAgain(1, seconds(0.5), 'h2', 'connection_failed'),
      on('h3', quick(2, seconds(1))),
    ],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app closed the connection without an answer to 1 of 4 requests, the first with event e1, 500 ms into the run. It was there: it answered others less than a second before and after',
    at: seconds(0.5),
    witness: 'e1',
  },
  {
    kind: 'ends-kept-connections',
    keeps: true,
    title: 'by leaving the second request on them',
    facts: [on('h1', quick(0, 0)), triedAgain(1, seconds(1), 'h1', 'http_timeout'), on('h2', quick(2, seconds(2)))],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app closes or forgets kept-alive connections while Slack uses them: of 1 request on a connection that had carried one before it left 1 without an answer, of 3 on a new one 0. The first was event e1, on h1, 1.0 s into the run. What it does not keep it has to say: Connection: close',
    at: seconds(1),
    witness: 'e1',
  },
  {
    kind: 'ends-kept-connections',
    keeps: true,
    title: 'by closing them',
    facts: [
      on('h1', quick(0, 0)),
      triedAgain(1, seconds(1), 'h1', 'connection_failed'),
      on('h2', quick(2, seconds(2))),
      on('h2', quick(3, seconds(3))),
      { kind: 'request-repeated', at: seconds(3), event: 'e3', attempt: 0, link: 'h2' },
    ],
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app closes or forgets kept-alive connections while Slack uses them: of 2 requests on a connection that had carried one before it closed 1 without an answer, of 3 on a new one 0. The first was event e1, on h1, 1.0 s into the run; 1 was sent again at once over another connection. What it does not keep it has to say: Connection: close',
    at: seconds(1),
    witness: 'e1',
  },
  {
    kind: 'slow-acks',
    title: 'beyond the deadline',
    facts: many(5, (n) => slow(n, seconds(n / 2), seconds(3.5))),
    failed: ['first-attempt-ack-rate'],
    sentence:
      'The app acknowledges an event 3.5 s after Slack sent it (median of 5), and Slack waits 3.0 s. The first that was late was event e0, sent 0 s into the run',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'slow-acks',
    title: 'so that nothing is left to the network',
    facts: [
      ...many(5, (n) => slow(n, seconds(n / 2), seconds(2.7))),
      faultBegan(seconds(6), seconds(6), { fault: 'slow-network', touches: { rule: 'slowed', atLeastUs: 1 } }),
      slow(6, seconds(7), seconds(3.2)),
    ],
    failed: ['response-time'],
    sentence:
      'The app acknowledges an event 2.7 s after Slack sent it (median of 5), which leaves 300 ms of Slack’s 3.0 s to the network. The first that was late was event e6, sent 1.0 s into the fault (an slow-network)',
    at: seconds(7),
    witness: 'e6',
  },
  {
    kind: 'slow-acks',
    title: 'after its work',
    facts: [
      faultBegan(0, 0, { fault: 'slow-handler', touches: { rule: 'handlers', atLeastUs: seconds(4) } }),
      ...many(5, (n) => slow(n, seconds(n / 2), seconds(4.1))),
    ],
    failed: ['duplicates'],
    sentence:
      'The app acknowledges an event only after its work on it, 4.1 s after Slack sent it (median of 5), and Slack waits 3.0 s. The first that was late was event e0, sent 0 s into the fault (an slow-handler)',
    at: 0,
    witness: 'e0',
  },
  {
    kind: 'handles-twice',
    title: 'what came once',
    facts: [quick(0, seconds(1)), handled('e0', seconds(1.1)), quick(1, seconds(2))],
    failed: ['duplicates'],
    sentence:
      'The app handled event e0 twice though Slack sent it once, 1.1 s into the run; so it did with 1 event in all',
    at: seconds(1.1),
    witness: 'e0',
  },
  {
    kind: 'handles-repeats',
    title: 'what came twice',
    facts: [
      due('e0', 0),
      sent('e0', 0),
      ackDropped('e0', 1),
      handled('e0', 1),
      sent('e0', seconds(3), 1),
      acked('e0', seconds(3), 1),
      handled('e0', seconds(3)),
    ],
    failed: ['duplicates'],
    sentence:
      'The app handled event e0 again when Slack sent it again, 3.0 s into the run; so it did with 1 event in all: it does not tell by the event’s id that it knows it',
    at: seconds(3),
    witness: 'e0',
  },
  {
    kind: 'given-up',
    title: 'where nothing else shows',
    facts: [
      ...outage,
      quick(0, 0),
      gaveUp(1, seconds(3), sent('e1', seconds(3)), failed('e1', seconds(4), 0, 'ssl_error')),
      quick(2, seconds(10)),
    ],
    failed: ['lost'],
    sentence:
      'Slack gave up 1 event after 1 attempt, because TLS failed (once). The first was event e1, 1.0 s into the fault (an outage)',
    at: seconds(3),
    witness: 'e1',
  },
];

const keeping = withValues(documented, { keepsConnections: true });

const historyFor = ({ facts, over = 'http', until, keeps }: Pick<Row, 'facts' | 'over' | 'until' | 'keeps'>) =>
  historyOf(facts, {
    plan: { transport: over, ...(keeps ? { policy: keeping } : {}) },
    ...(until === undefined ? {} : { until }),
  });

describe('causeOf()', () => {
  test.each(rows)('finds $kind $title', ({ kind, failed: metrics, sentence, at, witness, ...row }) => {
    expect(causeOf(historyFor(row), metrics)).toEqual({ kind, sentence, atUs: at, witness });
  });

  test('has a row for every kind', () => {
    const all = Object.values(registry).map(({ name }) => name);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(all));
  });

  test('takes the earliest of several', () => {
    const facts = [swallowed(0, seconds(1)), quick(1, seconds(2)), exited(seconds(3), 1)];
    expect(causeOf(historyFor({ facts }), ['lost'])?.kind).toBe('acks-and-drops');
    expect(causeOf(historyFor({ facts }), ['unasked-exits'])?.kind).toBe('ended-by-itself');
  });

  test('finds nothing in an app that does everything right, whatever is said to have failed', () => {
    const metrics = allMetrics.map(({ name }) => name);
    const http = [...outage, quick(0, seconds(1)), quick(1, seconds(11)), quick(2, seconds(12))];
    const socket = [
      linkUp('s1', 0),
      ...http,
      linkClosed('s1', seconds(3), 1006),
      socketAsked(seconds(4)),
      linkUp('s2', seconds(10.2)),
    ];
    expect(causeOf(historyFor({ facts: http }), metrics)).toBeUndefined();
    expect(causeOf(historyFor({ facts: socket, over: 'socket-mode' }), metrics)).toBeUndefined();
  });

  test.each([
    ['acks-and-drops', 'lost', swallowed, 'acknowledged 2 events and handled none of them. The first was event e1,'],
    ['drops-retries', 'lost', swallowedRetry, 'acknowledged 2 events that Slack had to send again'],
    ['silent', 'lost', noAnswer, 'acknowledged none of the 2 events'],
    ['refuses', 'lost', (n: number, at: number) => refused(n, at, 500), '500 to all 2 requests'],
    ['given-up', 'lost', noDoor, 'Slack gave up 2 events after 2 attempts'],
    [
      'handles-twice',
      'duplicates',
      (n: number, at: number) => [quick(n, at), handled(`e${n}`, at + 9)],
      '2 events in all',
    ],
  ] as const)('%s counts events as figures do, without the warm-up', (kind, metric, each, words) => {
    const facts = [many(3, (n) => each(n, seconds(n))), kind === 'given-up' ? quick(9, seconds(1)) : []];
    const history = historyOf(facts.flat(3), {
      plan: { warmUpUs: seconds(1) },
      reporting: { by: 'reported' },
    });
    expect(causeOf(history, [metric])).toMatchObject({ kind, sentence: expect.stringContaining(words) });
  });

  test.each([
    ['Slack cut', { kind: 'link-cut', at: seconds(1), link: 's1', why: 'no pong' }],
    ['was killed with its container', { kind: 'host-down', at: seconds(1), host: 'host-1', how: 'killed', links: 1 }],
  ] as const)('does not say that the app left a link that %s', (_, end) => {
    const facts: Facts = [linkUp('s1', 0), end, linkClosed('s1', seconds(1.1), 1006), linkUp('s2', seconds(9))];
    expect(causeOf(historyFor({ facts, over: 'socket-mode' }), ['gap'])).toBeUndefined();
  });

  test('does not say that an app hung up which was not there for a while, nor under a fault of ours', () => {
    const gone = many(4, (n) => triedAgain(n + 1, seconds(1 + n), `h${n + 2}`, 'connection_failed')).map((facts) =>
      facts.slice(0, 3),
    );
    const facts = [quick(0, 0), ...gone, quick(6, seconds(7))];
    expect(causeOf(historyFor({ facts }), ['ack-rate'])?.kind).not.toBe('hangs-up');
    const struck = [
      ...outage,
      quick(0, seconds(2)),
      triedAgain(1, seconds(2.5), 'h2', 'connection_failed'),
      quick(2, seconds(3)),
    ];
    expect(causeOf(historyFor({ facts: struck }), ['first-attempt-ack-rate'])).toBeUndefined();
  });

  test('what fails on new connections as well is not the kept ones’ doing', () => {
    const facts = [
      on('h1', quick(0, 0)),
      on('h1', noAnswer(1, seconds(1), 'h1')),
      noAnswer(2, seconds(2), 'h2'),
      noAnswer(3, seconds(3), 'h3'),
    ];
    expect(causeOf(historyFor({ facts, keeps: true }), ['ack-rate'])?.kind).not.toBe('ends-kept-connections');
  });

  test('does not take the stop of the harness for an end of the app’s own', () => {
    const stopped: Timed = { kind: 'app-exited', at: seconds(2), asked: true, code: 0, signal: null };
    expect(causeOf(historyFor({ facts: [quick(0, 0), stopped] }), ['unasked-exits'])).toBeUndefined();
  });
});

test('what a kind explains is a metric, or a way of being lost', () => {
  const lossNames = lossKinds.map((kind: LossKind) => `lost: ${kind}`);
  const names = new Set([...allMetrics.map(({ name }) => name), ...lossNames, 'added-gap']);
  for (const { name, explains } of Object.values(registry))
    for (const each of explains) expect(names, name).toContain(each);
});
