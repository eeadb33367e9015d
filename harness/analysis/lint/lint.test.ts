import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../base/units.ts';
import {
  acked,
  delivered,
  due,
  faultBegan,
  faultEnded,
  historyOf,
  linkClosed,
  linkClosing,
  linkUp,
  sent,
  socketAsked,
  type Timed,
} from '../../history/fixtures/facts.ts';
import type { LintFinding } from '../../result.ts';
import { breaches, lint, lintRules } from './index.ts';

type Facts = readonly (Timed | readonly Timed[])[];

const many = <T>(of: number, each: (n: number) => T): readonly T[] => Array.from({ length: of }, (_, n) => each(n));

function found(facts: Facts, until = seconds(60)): readonly LintFinding[] {
  return lint(historyOf(facts, { plan: { transport: 'socket-mode' }, until }));
}

const pong = (link: string, at: number): Timed => ({ kind: 'pong-heard', link, at });
const pongs = (link: string, from: number, until: number): readonly Timed[] =>
  many(Math.floor((until - from) / seconds(10)), (n) => pong(link, from + seconds(10) * (n + 1)));
const pinged = (link: string, from: number, until: number): readonly Timed[] =>
  many(Math.floor((until - from) / seconds(10)), (n) => ({
    kind: 'ping-sent',
    link,
    at: from + seconds(10) * (n + 0.5),
  }));
const told = (link: string, at: number, reason = 'refresh_requested'): Timed => ({
  kind: 'disconnect-sent',
  link,
  reason,
  at,
});
const limited = (at: number, method: string, call?: string): Timed => ({
  kind: 'api-called',
  at,
  method,
  status: 429,
  ok: false,
  retryAfter: 30,
  ...(call === undefined ? {} : { call }),
});
const refusedCall = (at: number, method: string, error: string, isByFault = false): Timed => ({
  kind: 'api-called',
  at,
  method,
  status: 200,
  ok: false,
  error,
  ...(isByFault ? { isByFault } : {}),
});
const odd = (at: number, why: string): Timed => ({ kind: 'frame-odd', link: 's1', why, at });

/** A link that is there from the start, answers its pings and never ends. */
const sound: Facts = [linkUp('s1', 0), pinged('s1', 0, seconds(60)), pongs('s1', 0, seconds(60))];

describe('a rule', () => {
  test.each<[rule: string, facts: Facts, sentence: string]>([
    [
      'ack-on-another-link',
      [
        ...sound,
        linkUp('s2', 1),
        pongs('s2', 0, seconds(60)),
        due('e1', seconds(1)),
        { ...sent('e1', seconds(1), 0, 's2'), envelope: 'x' } as Timed,
        { kind: 'ack', at: seconds(2), event: 'e1', attempt: 0, link: 's1', standing: 'first' },
        told('s2', seconds(30)),
      ],
      'The app acknowledged event e1 on link s1, though it had come on link s2, 2.0 s into the run',
    ],
    [
      'acks-twice',
      [...sound, delivered('e1', seconds(1), ms(5)), acked('e1', seconds(2), 0, 'duplicate')],
      'The app acknowledged event e1 again, which it had acknowledged already, 2.0 s into the run',
    ],
    [
      'acks-nothing-sent',
      [...sound, ...many(2, (n): Timed => ({ kind: 'ack-unknown', link: 's1', envelope: 'zz', at: seconds(n + 3) }))],
      'The app sent an ack on link s1 that names envelope "zz", which Slack never sent, 3.0 s into the run, the first of 2 such acks',
    ],
    [
      'answers-in-vain',
      [...sound, { kind: 'answer-used', event: 'e1', as: 'ignored', text: '{"text":"ok"}', at: seconds(1) }],
      'The app’s ack of e1 brought an answer that Slack has no use for ({"text":"ok"}), 1.0 s into the run',
    ],
    [
      'answers-broken-json',
      [...sound, { kind: 'answer-used', event: 'e1', as: 'broken', text: '{"text":', at: seconds(1) }],
      'The app’s answer to e1 (request) says that it is JSON and cannot be read as such ({"text":), 1.0 s into the run: the person who waits for it sees an error, or raw text',
    ],
    [
      'sends-no-ack',
      [...sound, odd(seconds(1), 'not JSON: hi'), odd(seconds(2), 'not JSON: ho')],
      'The app sent on link s1 what is no ack (not JSON: hi), 1.0 s into the run, the first of 2 such frames',
    ],
    [
      'ack-too-long',
      [linkUp('s1', 0), { kind: 'link-closing', link: 's1', by: 'slack', code: 1009, at: seconds(4) }],
      'The app sent an ack of more than 20,480 bytes on link s1, 4.0 s into the run, and Slack closed the link for it',
    ],
    [
      'dials-without-rest',
      [...sound, ...many(25, (n) => socketAsked(seconds(2) + n * ms(400)))],
      'The app tried 25 times within 9.6 s to connect, from 2.0 s into the run on: it does not wait between its tries (every 400 ms)',
    ],
    [
      'ignores-retry-after',
      [...sound, ...many(3, (n) => limited(seconds(2 + n * 5), 'apps.connections.open'))],
      'The app called apps.connections.open again 5.0 s after Slack had told it to wait 30.0 s (429, Retry-After), 2.0 s into the run; it did so 2 times',
    ],
    [
      'ignores-retry-after',
      [...sound, ...many(3, (n) => limited(seconds(2 + n), 'chat.postMessage', 'abc'))],
      'The app called chat.postMessage again 1.0 s after Slack had told it to wait 30.0 s (429, Retry-After), 2.0 s into the run; it did so 2 times',
    ],
    [
      'uses-wrong-token',
      [...sound, ...many(3, (n) => refusedCall(seconds(n), 'chat.postMessage', 'not_allowed_token_type'))],
      'Slack refused 3 of the app’s 3 calls of chat.postMessage for the token that came with them (not_allowed_token_type), the first 0 s into the run: nobody sees what it meant to do. The bot’s token is in SLACK_BOT_TOKEN, the app’s in SLACK_APP_TOKEN',
    ],
    [
      'ignores-pings',
      [linkUp('s1', 0), pinged('s1', 0, seconds(60))],
      'The app answered none of the pings on its link s1, which Slack sends each 10.0 s, from 0 s to 1 min 0 s',
    ],
    [
      'keeps-old-links',
      [...sound, told('s1', seconds(10)), linkUp('s2', seconds(11)), pongs('s2', seconds(11), seconds(60))],
      'The app never closed its link s1, which Slack had told it to leave 10.0 s into the run: the connection was still open 50.0 s later, although it had a new one',
    ],
    [
      'too-many-links',
      [...sound, linkUp('s2', seconds(20)), pongs('s2', seconds(20), seconds(60))],
      'The app held 2 links at the end of the run (s1, s2) and 1 at its start; it opened s2, which it did not need, 20.0 s into the run',
    ],
  ])('%s finds what breaks it and says so', (rule, facts, sentence) => {
    const all = found(facts);
    expect(all.map((each) => [each.rule, each.sentence])).toEqual([[rule, sentence]]);
    const { gravity } = lintRules.find(({ name }) => name === rule) ?? {};
    expect(all.map((each) => each.gravity)).toEqual([gravity]);
  });

  test.each<[what: string, facts: Facts]>([
    ['a journal of old, without pongs', [delivered('e1', seconds(1), ms(5))]],
    ['an app that answers pings', sound],
    ['19 tries within 10 s', [...sound, ...many(19, (n) => socketAsked(n * ms(500)))]],
    ['one try too early', [...sound, limited(seconds(2), 'apps.connections.open'), socketAsked(seconds(4))]],
    [
      'calls that were under way when Slack answered',
      [...sound, ...many(5, (n) => limited(seconds(2) + n * ms(10), 'apps.connections.open'))],
    ],
    [
      'other calls of a limited method',
      [...sound, ...many(5, (n) => limited(seconds(2 + n), 'chat.postMessage', `call ${n}`))],
    ],
    [
      'the answer to what Slack sent again',
      [
        ...sound,
        due('e1', seconds(1)),
        limited(seconds(3), 'chat.postMessage', 'abc'),
        sent('e1', seconds(4), 1, 's1'),
        limited(seconds(5), 'chat.postMessage', 'abc'),
        limited(seconds(6), 'chat.postMessage', 'abc'),
      ],
    ],
    [
      'a process that was started in between',
      [
        ...sound,
        limited(seconds(2), 'apps.connections.open'),
        { kind: 'app-started', pid: 1, at: seconds(3) },
        limited(seconds(4), 'apps.connections.open'),
        { kind: 'app-started', pid: 2, at: seconds(5) },
        socketAsked(seconds(6)),
      ],
    ],
    [
      'a link that a fault killed, and Slack does not know',
      [
        linkUp('s1', 0),
        faultBegan(seconds(1), seconds(1), { touches: { rule: 'held' }, severs: true }),
        faultEnded(seconds(5), seconds(5)),
        linkUp('s2', seconds(6)),
        pongs('s2', seconds(6), seconds(60)),
      ],
    ],
    [
      'an old link that was closed, and its connection with it',
      [
        ...sound,
        told('s1', seconds(10)),
        linkUp('s2', seconds(11)),
        pongs('s2', seconds(11), seconds(60)),
        linkClosing('s1', seconds(11), 'app'),
        linkClosed('s1', seconds(40)),
      ],
    ],
    [
      'calls that a fault of ours refuses, and an app that finds out what its token is good for',
      [
        ...sound,
        ...many(9, (n) => refusedCall(seconds(n), 'chat.postMessage', 'invalid_auth', true)),
        ...many(9, (n) => refusedCall(seconds(n), 'auth.test', 'not_allowed_token_type')),
      ],
    ],
    ['two links from the start', [...sound, linkUp('s2', 0), pongs('s2', 0, seconds(60))]],
  ])('has nothing to say of %s', (_, facts) => {
    expect(found(facts)).toEqual([]);
  });

  test('is one of an app over HTTP as far as it asks for no link: bodies of answers to events are free', () => {
    const facts: Facts = [{ kind: 'answer-used', event: 'e1', as: 'ignored', text: 'ok', at: seconds(1) }];
    expect(lint(historyOf(facts))).toEqual([]);
  });
});

test('what is only shown is no breach', () => {
  const facts: Facts = [...sound, odd(seconds(1), 'x'), ...many(25, (n) => socketAsked(seconds(2) + n * ms(400)))];
  const history = historyOf(facts, { plan: { transport: 'socket-mode' } });
  expect([lint(history).map(({ rule }) => rule), breaches(history).map(({ rule }) => rule)]).toEqual([
    ['sends-no-ack', 'dials-without-rest'],
    ['dials-without-rest'],
  ]);
});
