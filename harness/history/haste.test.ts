import { describe, expect, test } from 'vitest';
import { documented, hastened, type PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { seconds } from '../base/units.ts';
import type { TransportName } from '../result.ts';
import {
  acked,
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
