import { describe, expect, test } from 'vitest';
import { journalOf, planOf, type Timed } from '../history/fixtures/facts.ts';
import type { TransportName } from '../result.ts';
import { coverageTable } from './coverage-table.ts';
import { type Coverage, nothingSeen, seeCell, unseen } from './coverage.ts';
import type { Kind } from './vocabulary.ts';
import { seconds } from '../base/units.ts';

const kinds: readonly Kind[] = [
  { fault: 'refused', lasting: [seconds(1), seconds(2)] },
  { fault: 'mute', lasting: [seconds(1), seconds(2)], over: 'socket-mode' },
];

function seen(facts: readonly Timed[], transport: TransportName = 'socket-mode'): Coverage {
  const coverage = nothingSeen();
  seeCell(coverage, journalOf(facts, { plan: planOf({ transport }) }));
  return coverage;
}

function began(fault: string, asked: number, at = asked): Timed {
  return {
    kind: 'fault-began',
    at,
    fault,
    text: fault,
    asked,
    severs: true,
    isMomentary: false,
    touches: { rule: 'attempts' },
  };
}

const started: Timed = { kind: 'app-started', at: 0, pid: 1 };
const opened: Timed = { kind: 'link-opened', at: 10, link: 's1', host: 'h' };
const ready: Timed = { kind: 'link-ready', at: 20, link: 's1', host: 'h', connections: 1 };
const another: readonly Timed[] = [
  { ...opened, at: 30, link: 's2' },
  { ...ready, at: 40, link: 's2' },
];
const sent: Timed = { kind: 'attempt-sent', at: 50, event: 'e0', attempt: 0, link: 's1', host: 'h' };
const missed: Timed = { kind: 'attempt-failed', at: 60, event: 'e0', attempt: 0, reason: 'timeout' };

describe('seeCell()', () => {
  test.each<[readonly string[], readonly Timed[]]>([
    [['no link', 'idle'], [started]],
    [
      ['dialling', 'idle'],
      [started, opened],
    ],
    [
      ['a link', 'idle'],
      [started, opened, ready],
    ],
    [
      ['a link', 'several links', 'idle'],
      [started, opened, ready, ...another],
    ],
    [
      ['warned', 'idle'],
      [started, opened, ready, { kind: 'disconnect-sent', at: 50, link: 's1', reason: 'warning' }],
    ],
    [
      ['closing', 'idle'],
      [started, opened, ready, { kind: 'link-closing', at: 50, link: 's1', by: 'slack', code: 1000 }],
    ],
    [
      ['no link', 'idle'],
      [started, opened, ready, { kind: 'link-closed', at: 50, link: 's1', code: 1000 }],
    ],
    [
      ['a link', 'first try'],
      [started, opened, ready, sent],
    ],
    [
      ['a link', 'between tries'],
      [started, opened, ready, sent, missed],
    ],
    [
      ['a link', 'a retry'],
      [started, opened, ready, sent, missed, { ...sent, at: 70, attempt: 1 } as Timed],
    ],
    [
      ['a link', 'idle'],
      [started, opened, ready, sent, { kind: 'delivery-ended', at: 70, event: 'e0', outcome: 'acked', attempts: 1 }],
    ],
    [
      ['no link', 'idle', 'app down'],
      [started, { kind: 'app-exited', at: 50, code: 1, signal: null, asked: false }],
    ],
  ])('pairs a fault with %j', (states, facts) => {
    const { pairs, faults } = seen([...facts, began('refused', 90)]);
    expect([...(pairs.get('refused') ?? [])].toSorted()).toEqual(states.map((state) => [state, 1]).toSorted());
    expect([...faults]).toEqual([['refused', 1]]);
  });

  test('takes what there was when the fault was asked for, not when it was in force', () => {
    const { pairs } = seen([
      started,
      opened,
      ready,
      { kind: 'app-exited', at: 50, code: 0, signal: null, asked: true },
      began('refused', 45, 60),
    ]);
    expect([...(pairs.get('refused') ?? new Map()).keys()]).toEqual(['a link', 'idle']);
  });

  test('knows no links over HTTP, and adds cells up', () => {
    const coverage = seen([started, opened, began('refused', 90)], 'http');
    seeCell(coverage, journalOf([started, began('refused', 90)], { plan: planOf({ transport: 'http' }) }));
    expect([...(coverage.pairs.get('refused') ?? [])]).toEqual([['idle', 2]]);
  });
});

test('unseen() are the pairs of what the transport can have', () => {
  const coverage = seen([started, opened, ready, began('refused', 90)]);
  const left = unseen(coverage, 'socket-mode', kinds);
  expect(left).toHaveLength(2 * 11 - 2);
  expect(left).not.toContainEqual({ fault: 'refused', state: 'a link' });
  expect(left).toContainEqual({ fault: 'mute', state: 'a link' });
  expect(unseen(nothingSeen(), 'http', kinds).map(({ fault }) => fault)).not.toContain('mute');
});

test('coverageTable() has a row for each fault that struck, and says what never did', () => {
  const coverage = seen([started, opened, ready, began('refused', 90)]);
  expect(coverageTable(coverage, { transport: 'socket-mode', kinds }).join('\n')).toMatchInlineSnapshot(`
    "How often each fault struck an app over Socket Mode that had, or was:
    fault    no link  dialling  a link  several links  warned  closing  first try  a retry  between tries  idle  app down
    refused        ·         ·       1              ·       ·        ·          ·        ·              ·     1         ·
    Never struck: mute
    Seen: 1 of 2 faults, 5 of 11 states, 2 of 22 pairs of both"
  `);
});
