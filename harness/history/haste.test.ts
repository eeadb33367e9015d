import { describe, expect, test } from 'vitest';
import { documented, hastened, type PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { seconds } from '../base/units.ts';
import type { TransportName } from '../result.ts';
import {
  acked,
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  historyOf,
  linkClosed,
  linkUp,
  sent,
  settled,
  type Timed,
} from './fixtures/facts.ts';
import { hastyLosses } from './haste.ts';

const s = (at: number): number => seconds(at);

/** Given up after attempts at these seconds, each unanswered for 3 s. */
function givenUp(event: string, ...at: readonly number[]): readonly Timed[] {
  const last = s((at.at(-1) ?? 0) + 3);
  return [
    due(event, s(at[0] ?? 0)),
    ...at.flatMap((each, attempt) => [sent(event, s(each), attempt), failed(event, s(each + 3), attempt)]),
    settled(event, last, 'abandoned'),
  ];
}

/** A process that ends at these seconds, and is started again a second later each time. */
function ends(...at: readonly number[]): readonly Timed[] {
  return [
    { kind: 'app-started', at: 0, pid: 1 },
    ...at.flatMap((each): Timed[] => [appExited(s(each), false), { kind: 'app-started', at: s(each + 1), pid: 2 }]),
  ];
}

/** Refused at once, each time. */
function refusedAt(event: string, ...at: readonly number[]): readonly Timed[] {
  return [
    due(event, s(at[0] ?? 0)),
    ...at.flatMap((each, attempt) => [
      sent(event, s(each), attempt),
      failed(event, s(each) + 1_000, attempt, 'connection_failed'),
    ]),
    settled(event, s(at.at(-1) ?? 0) + 1_000, 'abandoned'),
  ];
}

interface Case {
  readonly facts: readonly (Timed | readonly Timed[])[];
  readonly policy?: Partial<PolicyValues>;
  readonly transport?: TransportName;
  readonly lost: readonly string[];
  readonly isBackSeen?: boolean;
}

/** As hastened by 30: retries at once, after 2 s, after 10 s. At Slack's delays the last one comes 348 s later. */
const unheard = givenUp('e1', 10, 13, 18, 31);

const outage = [faultBegan(s(9), s(9), { severs: true }), faultEnded(s(60), s(60))];

const cases: Readonly<Record<string, Case>> = {
  'the app answers after the last hastened retry': {
    facts: [delivered('e0', 0, 5), unheard, delivered('e2', s(60), 5)],
    lost: ['e1'],
    isBackSeen: true,
  },
  'it is back only when Slack’s own last retry would have failed too': {
    facts: [delivered('e0', 0, 5), unheard, delivered('e2', s(400), 5)],
    lost: [],
  },
  'it is never back': { facts: [delivered('e0', 0, 5), unheard], lost: [] },
  'at Slack’s real delays': {
    facts: [delivered('e0', 0, 5), unheard, delivered('e2', s(60), 5)],
    policy: documented.values,
    lost: [],
  },
  'it heard others while it was retried: it drops retries': {
    facts: [unheard, delivered('e2', s(25), 5), delivered('e3', s(60), 5)],
    lost: [],
  },
  'it heard others between the first attempts only, before it went': {
    facts: [unheard, delivered('e2', s(12), 5), delivered('e3', s(60), 5)],
    lost: ['e1'],
    isBackSeen: true,
  },
  'no retry was made: Slack never repeats it': {
    facts: [givenUp('e1', 10), delivered('e2', s(60), 5)],
    lost: [],
  },
  'it acknowledged, and did not handle': {
    facts: [due('e1', 0), sent('e1', 0), acked('e1', 5), settled('e1', 5), delivered('e2', s(60), 5)],
    lost: [],
  },
  'a new link, and nothing more was sent': {
    facts: [linkUp('s1', 0), linkClosed('s1', s(9)), unheard, linkUp('s2', s(68))],
    transport: 'socket-mode',
    lost: ['e1'],
    isBackSeen: false,
  },
  'an outage that ended over HTTP, and nothing more was sent': {
    facts: [outage, unheard],
    lost: ['e1'],
    isBackSeen: false,
  },
  'an outage that ended over Socket Mode, and no link was seen since': {
    facts: [outage, linkUp('s1', 0), linkClosed('s1', s(9)), unheard],
    transport: 'socket-mode',
    lost: [],
  },
  'a process that ends and is back, and ends: each try met the time in which none ran': {
    facts: [
      ends(10, 12, 20),
      refusedAt('e1', 10.5, 10.6, 12.5, 20.5),
      ...[11.5, 15, 21.5].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: ['e1'],
    isBackSeen: true,
  },
  'it heard others between faults, and its last try met one that severs every way': {
    facts: [
      faultBegan(s(30), s(30), { severs: true }),
      faultEnded(s(33), s(33)),
      unheard,
      ...[25, 60].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: ['e1'],
    isBackSeen: true,
  },
  'the same, and the fault was over when its last try was sent': {
    facts: [
      faultBegan(s(27), s(27), { severs: true }),
      faultEnded(s(30), s(30)),
      unheard,
      ...[25, 60].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: [],
  },
  'the same, and the fault leaves every way open': {
    facts: [
      faultBegan(s(30), s(30), { severs: false }),
      faultEnded(s(33), s(33)),
      unheard,
      ...[25, 60].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: [],
  },
  'it heard others on its new link, and its last try went to a dead one': {
    facts: [
      { kind: 'fault-met', fault: 'half-open', link: 'h1', at: s(9) },
      unheard,
      ...[25, 60].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    transport: 'socket-mode',
    lost: ['e1'],
    isBackSeen: true,
  },
  'it heard others, and its last try went to a registration that nobody holds': {
    facts: [
      { kind: 'ghost-began', link: 'h1', host: 'host-1', at: s(9) },
      unheard,
      ...[25, 60].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    transport: 'socket-mode',
    lost: ['e1'],
    isBackSeen: true,
  },
  'the same, and its last try met a process that ran and answered others': {
    facts: [
      ends(10, 12),
      refusedAt('e1', 10.5, 10.6, 12.5, 20.5),
      ...[11.5, 15, 20.5, 21.5].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: [],
  },
  'the same, and the process ended with its last try in hand': {
    facts: [
      ends(10, 12.001),
      refusedAt('e1', 8, 8.1, 9, 12),
      ...[9.5, 15, 22].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: [],
  },
  'its last try came after the process was started, and before that listened': {
    facts: [
      ends(10, 20),
      refusedAt('e1', 10.5, 10.6, 12.5, 21.2),
      ...[15, 21.5].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: ['e1'],
    isBackSeen: true,
  },
  'its last try came when one of two instances had ended': {
    facts: [
      { kind: 'app-started', at: 0, pid: 1 },
      ends(20),
      refusedAt('e1', 10.5, 10.6, 12.5, 20.5),
      ...[15, 20.6].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    lost: [],
  },
  'the process ended for good': {
    facts: [
      { kind: 'app-started', at: 0, pid: 1 },
      delivered('e0', s(10), 5),
      appExited(s(11), false),
      refusedAt('e1', 11.5, 11.6, 12.5, 20.5),
    ],
    lost: [],
  },
  'it heard others meanwhile, and had no link at the last try': {
    facts: [
      due('e1', s(10)),
      ...[10, 10.1, 12.1, 22.1].map((at, attempt) => failed('e1', s(at), attempt, 'no_link')),
      settled('e1', s(22.1), 'abandoned'),
      ...[15, 30].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    transport: 'socket-mode',
    lost: ['e1'],
    isBackSeen: true,
  },
  'it heard others, and its last try went to a link that ended before the answer was due': {
    facts: [
      linkUp('h1', 0),
      unheard,
      linkClosed('h1', s(31.1)),
      linkUp('s2', s(32)),
      ...[25, 60].map((at, n) => delivered(`e${n + 2}`, s(at), 5)),
    ],
    transport: 'socket-mode',
    lost: ['e1'],
    isBackSeen: true,
  },
  'a new link that swallows what is sent': {
    facts: [linkUp('s1', 0), linkClosed('s1', s(9)), unheard, linkUp('s2', s(68)), givenUp('e2', 70, 73, 78, 91)],
    transport: 'socket-mode',
    lost: [],
  },
};

describe('hastyLosses()', () => {
  test.each(Object.entries(cases))(
    '%s',
    (_, { facts, policy = hastened(30).values, transport = 'http', ...wanted }) => {
      const plan = { transport, policy: { name: '', values: { ...documented.values, ...policy } } };
      const { losses, isBackSeen } = hastyLosses(historyOf(facts, { plan, until: s(500) }));
      expect(losses.map(({ event }) => event)).toEqual(wanted.lost);
      if (wanted.isBackSeen !== undefined) expect(isBackSeen).toBe(wanted.isBackSeen);
    },
  );

  test('rests that count from the first attempt save no more than the last of them', () => {
    const facts = [unheard, delivered('e2', s(330), 5)];
    const of = (retriesCountFrom: PolicyValues['retriesCountFrom']) =>
      hastyLosses(
        historyOf(facts, { plan: { policy: { name: '', values: { ...hastened(30).values, retriesCountFrom } } } }),
      ).losses.length;
    expect(of('failure')).toBe(1);
    expect(of('first-attempt')).toBe(0);
  });
});
