import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { us } from '../base/units.ts';
import {
  acked,
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  handled,
  historyOf,
  hostDown,
  journalOf,
  linkClosed,
  linkClosing,
  linkUp,
  planOf,
  sent,
  settled,
  socketAsked,
  type Timed,
} from './fixtures/facts.ts';
import { type History, readHistory } from './history.ts';

describe('readHistory()', () => {
  test('hands on what each fold made of the journal', () => {
    const facts: readonly (Timed | readonly Timed[])[] = [
      { kind: 'app-started', at: 1, pid: 7 },
      { kind: 'app-ready', at: 2, startUs: 1 },
      { kind: 'app-usage', at: 2, instance: 1, pid: 7, rssBytes: 1, peakBytes: 2, cpuUs: 3, processes: 1 },
      socketAsked(2),
      linkUp('s1', 3),
      delivered('e0', 10, 5),
      acked('e0', 16, 0, 'duplicate'),
      [faultBegan(20, 21), faultEnded(30, 31)],
      hostDown('host-1', 32, 'killed', 1),
      { kind: 'link-refused', at: 33, host: 'host-1', status: 0, why: 'unknown ca' },
      appExited(34, false),
      { kind: 'void', at: 35, why: 'The run was interrupted' },
      { kind: 'loop-delay', at: 36, p99Us: 2, maxUs: 30 },
    ];
    const history = historyOf(facts, { from: 5, until: 40, plan: { transport: 'socket-mode' } });
    expect(history).toMatchObject({
      plan: planOf({ transport: 'socket-mode' }),
      from: 5,
      until: 40,
      deliveries: [{ event: 'e0' }],
      measured: [{ event: 'e0' }],
      links: [{ id: 's1', isKilled: true }],
      episodes: [{ fault: 'outage' }],
      opens: [2],
      hostsDown: [{ at: 32 }],
      refusedDials: [{ at: 33, status: 0 }],
      exits: [{ at: 34 }],
      marks: [{ kind: 'start' }, { kind: 'host' }, { kind: 'exit' }],
      startUs: 1,
      usages: [{ pid: 7 }],
      strayAcks: [{ at: 16, kind: 'twice', of: 'e0', link: 'h1' }],
      reportsHandled: true,
      longestStallUs: 30,
      voids: ['The run was interrupted'],
      isTorn: false,
    });
  });

  test('is empty where nothing happened', () => {
    expect(historyOf([], { from: 3, until: 8 })).toMatchObject({ from: 3, until: 8, strayAcks: [], voids: [] });
    expect(historyOf([]).startUs).toBeUndefined();
  });

  test('begins at its end where there was no traffic at all', () => {
    const [cell] = journalOf([]);
    const last = { seq: 1, at: us(9), kind: 'subscriptions-on' } as const;
    expect(readHistory(cell ? [cell, last] : [])).toMatchObject({ from: 9, until: 9, isTorn: true, measured: [] });
  });

  test('does not keep the connections of HTTP one by one', () => {
    const opened = { kind: 'link-opened', at: 1, link: 'h1', host: 'host-1' } as const;
    expect(historyOf([opened]).links).toEqual([]);
    expect(historyOf([{ ...opened, transport: 'http' }], { plan: { transport: 'socket-mode' } }).links).toEqual([]);
    expect(historyOf([opened], { plan: { transport: 'socket-mode' } }).links).toHaveLength(1);
  });

  test.each([
    [0, ['e0', 'e1', 'e2']],
    [1, ['e1', 'e2']],
    [100, ['e1', 'e2']],
    [101, ['e2']],
  ])(
    'leaves out of what is measured what was due in a warm-up of %d µs from the start of traffic',
    (warmUpUs, names) => {
      const facts = [delivered('e0', 50, 1), delivered('e1', 150, 1), delivered('e2', 151, 1)];
      const history = historyOf(facts, { from: 50, plan: { warmUpUs } });
      expect(history.deliveries.map(({ event }) => event)).toEqual(['e0', 'e1', 'e2']);
      expect(history.measured.map(({ event }) => event)).toEqual(names);
    },
  );

  test('knows a journal that ends before its cell did', () => {
    expect(historyOf([due('e0', 1)], { isTorn: true }).isTorn).toBe(true);
    expect(historyOf([due('e0', 1)]).isTorn).toBe(false);
  });

  test('ends with its cell: what comes after is the harness’ own clearing up', () => {
    const entries = journalOf([delivered('e0', 0, 5)], { until: 10 });
    const after = journalOf([appExited(50, false)]).filter(({ kind }) => kind === 'app-exited');
    expect(readHistory([...entries, ...after])).toMatchObject({ until: 10, exits: [] });
  });

  test('throws where the journal does not begin with its cell', () => {
    expect(() => readHistory([])).toThrow(SyntaxError);
    expect(() => readHistory(journalOf([due('e0', 1)]).slice(1))).toThrow('its first line is not a cell');
  });
});

describe('of any journal', () => {
  /** What happens to one thing, in its own order: an event, a link or a fault. */
  const strand = fc
    .nat({ max: 8 })
    .chain((n) =>
      fc.constantFrom<readonly Timed[]>(
        delivered(`e${n}`, 0, 0),
        [
          due(`e${n}`, 0),
          sent(`e${n}`, 0),
          failed(`e${n}`, 0),
          sent(`e${n}`, 0, 1),
          acked(`e${n}`, 0, 1),
          handled(`e${n}`, 0),
        ],
        [due(`e${n}`, 0), failed(`e${n}`, 0, 0, 'no_link'), settled(`e${n}`, 0, 'abandoned')],
        [...linkUp(`s${n}`, 0, `host-${n}`), linkClosing(`s${n}`, 0, 'app'), linkClosed(`s${n}`, 0)],
        [...linkUp(`s${n}`, 0, `host-${n}`), hostDown(`host-${n}`, 0, 'killed', 1), linkClosed(`s${n}`, 0, 1006)],
        [faultBegan(0, 0, { fault: `f${n}` }), faultEnded(0, 0, `f${n}`)],
      ),
    );
  /** No two of them about the same thing. */
  const strands = fc.uniqueArray(strand, { maxLength: 8, selector: ([first]) => aboutOf(first) });

  test('strands may come in one after the other or mixed: only each one’s own order counts', () => {
    fc.assert(
      fc.property(strands, fc.infiniteStream(fc.nat()), (them, picks) => {
        const oneByOne = historyOf(them);
        const mixed = historyOf(interleaved(them, picks));
        expect(sorted(mixed)).toEqual(sorted(oneByOne));
      }),
    );
  });

  test('windows that meet part what is measured between them, whatever is left of it', () => {
    const times = fc.array(fc.nat({ max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, fc.nat({ max: 45 }), fc.nat({ max: 45 }), (dues, warmUpUs, cut) => {
        const history = historyOf(
          dues.map((at, n) => due(`e${n}`, at)),
          { plan: { warmUpUs }, until: 50 },
        );
        const early = history.within(us(0), us(cut));
        const late = history.within(us(cut), us(50));
        expect(early.measured.every(({ dueAt }) => dueAt < cut)).toBe(true);
        expect(late.measured.every(({ dueAt }) => dueAt >= cut)).toBe(true);
        expect(new Set([...early.measured, ...late.measured])).toEqual(new Set(history.measured));
        expect(early.measured.length + late.measured.length).toBe(history.measured.length);
        expect(early.within(us(cut), us(50)).measured).toEqual([]);
        expect(early.deliveries).toBe(history.deliveries);
      }),
    );
  });
});

/** Which thing a strand is about. */
function aboutOf(first: Timed | undefined): string {
  if (first?.kind === 'event-due') return first.event;
  if (first?.kind === 'link-opened') return first.link;
  return first?.kind === 'fault-began' ? first.fault : '';
}

/** One list that keeps the order of each. */
function interleaved(them: readonly (readonly Timed[])[], picks: Iterator<number>): readonly Timed[] {
  const left = them.map((each) => [...each]);
  const all: Timed[] = [];
  for (
    let rest = left.filter(({ length }) => length > 0);
    rest.length > 0;
    rest = rest.filter(({ length }) => length > 0)
  ) {
    const next = rest[Number(picks.next().value) % rest.length]?.shift();
    if (next) all.push(next);
  }
  return all;
}

/** What does not depend on which of several things was first. */
function sorted({ deliveries, links, episodes, hostsDown, strayAcks, reportsHandled }: History) {
  return {
    deliveries: deliveries.toSorted((a, b) => a.n - b.n),
    links: links.toSorted((a, b) => a.id.localeCompare(b.id)),
    episodes: episodes.toSorted((a, b) => a.fault.localeCompare(b.fault)),
    hostsDown: hostsDown.toSorted((a, b) => a.host.localeCompare(b.host)),
    strayAcks: strayAcks.map(({ kind, of }) => `${kind} ${of}`).toSorted(),
    reportsHandled,
  };
}
