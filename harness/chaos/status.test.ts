import { describe, expect, test } from 'vitest';
import { ms } from '../base/units.ts';
import type { Entry, Fact } from '../journal/facts.ts';
import { renderStatus } from './render-status.ts';
import { see, startWatch, type Status, statusOf, type Watch } from './status.ts';

describe('statusOf()', () => {
  test('is empty before anything happened', () => {
    expect(statusOf(startWatch())).toEqual({
      phase: 'starting',
      raised: 0,
      inFlight: 0,
      lost: 0,
      links: 0,
      faults: [],
    });
  });

  test.each<[string, Fact[], Partial<Status>]>([
    ['in flight from due', [due('e1'), due('e2')], { raised: 2, inFlight: 2, lost: 0 }],
    ['in flight while handled and not acknowledged', [due('e1'), handled('e1')], { inFlight: 1, lost: 0 }],
    ['over when acknowledged', [due('e1'), due('e2'), ended('e1', 'acked')], { raised: 2, inFlight: 1, lost: 0 }],
    ['lost when given up', [due('e1'), ended('e1', 'abandoned')], { raised: 1, inFlight: 0, lost: 1 }],
    ['not lost where Slack dropped it', [due('e1'), dropped('e1')], { raised: 1, inFlight: 0, lost: 0 }],
    ['not lost where it was handled before', [due('e1'), handled('e1'), ended('e1', 'abandoned')], { lost: 0 }],
    ['not lost where it is handled after all', [due('e1'), ended('e1', 'abandoned'), handled('e1')], { lost: 0 }],
    ['nothing where nobody raised it', [handled('e9'), ended('e9', 'abandoned')], { raised: 0, inFlight: 0, lost: 0 }],
  ])('counts an event as %s', (_, facts, expected) => {
    expect(statusOf(watched(facts))).toMatchObject(expected);
  });

  test.each<[string, Fact[], number]>([
    ['not a socket without its hello', [opened('s1')], 0],
    ['a socket with its hello', [opened('s1'), ready('s1')], 1],
    ['not a socket that closes', [opened('s1'), ready('s1'), closing('s1')], 0],
    ['not a socket that is closed', [opened('s1'), ready('s1'), closed('s1')], 0],
    ['HTTP connections while they are open', [opened('h1', 'http'), opened('h2', 'http'), closed('h1')], 1],
  ])('counts %s', (_, facts, links) => {
    expect(statusOf(watched(facts)).links).toBe(links);
  });

  test('knows the fault that lasts, and one of the same name only once', () => {
    const watch = watched([began('refused'), healed('refused'), began('refused'), due('e1')]);
    expect(statusOf(watch).faults).toEqual([{ name: 'refused', forUs: ms(1) }]);
    see(watch, entry(healed('refused'), 5));
    expect(statusOf(watch).faults).toEqual([]);
  });

  test('takes the rate over the events of the last 5 s, and knows none before half a second is over', () => {
    const raised = (count: number): readonly Fact[] => Array.from({ length: count }, (_, n) => due(`e${n}`));
    expect(statusOf(watched(raised(5), 100))).not.toHaveProperty('perSecond');
    expect(statusOf(watched(raised(6), 100)).perSecond).toBeCloseTo(10);
    const long = watched(raised(200), 100);
    expect(long.recent).toHaveLength(50);
    expect(statusOf(long)).toMatchObject({ raised: 200, perSecond: 10 });
  });

  test('lets the rate fall when no event comes', () => {
    const watch = watched([due('e1'), due('e2'), due('e3')], 500);
    expect(statusOf(watch).perSecond).toBe(2);
    see(watch, entry(ready('s1'), 2_500));
    expect(statusOf(watch).perSecond).toBe(1);
  });

  test('tells the last trouble', () => {
    const watch = watched([{ kind: 'fault-failed', fault: 'refused', why: 'no answer' }]);
    expect(statusOf(watch).trouble).toBe('Fault "refused" could not be injected or healed: no answer');
    see(watch, entry({ kind: 'toxiproxy-restarted', why: 'it hung' }, 2));
    expect(statusOf(watch).trouble).toBe('Toxiproxy was restarted: it hung');
  });
});

describe('see()', () => {
  test.each<Fact>([
    { kind: 'phase', phase: 'done' },
    { kind: 'void', why: 'The run was interrupted' },
  ])('takes nothing in after $kind, when apps are stopped and links closed', (last) => {
    const watch = watched([opened('h1', 'http'), last]);
    const before = statusOf(watch);
    expect(before).toMatchObject({ phase: 'ended', links: 1 });
    see(watch, entry(closed('h1'), 20));
    expect(statusOf(watch)).toEqual(before);
  });

  test('keeps nothing of what is over and well, so that a run of hours does not grow', () => {
    const well = [opened('h1', 'http'), closed('h1'), due('e1'), ended('e1', 'acked'), handled('e1')];
    const givenUp = [due('e2'), ended('e2', 'abandoned'), handled('e2')];
    const handledFirst = [due('e3'), handled('e3'), ended('e3', 'abandoned')];
    const watch = watched([...well, ...givenUp, ...handledFirst]);
    expect([...watch.links.byId, ...watch.deliveries.byEvent]).toEqual([]);
    expect(watch.deliveries.raised).toBe(3);
  });
});

describe('renderStatus()', () => {
  const status: Status = { phase: 'traffic', raised: 41, inFlight: 41, lost: 0, links: 1, faults: [] };

  test.each<[string, Partial<Status>]>([
    [
      'socket-mode  10.0 events/s · 41 in flight · 1 link · refused for 4.1 s · lost 0 of 41',
      { perSecond: 10, faults: [{ name: 'refused', forUs: ms(4_100) }] },
    ],
    ['socket-mode  – events/s · 41 in flight · 1 link · no fault · lost 0 of 41', {}],
    [
      'socket-mode  settling · 1,200 in flight · 2 links · no fault · lost 3 of 12,000 · no answer',
      { phase: 'draining', inFlight: 1_200, links: 2, lost: 3, raised: 12_000, trouble: 'no answer' },
    ],
    ['socket-mode  starting · 0 in flight · 0 links · no fault · lost 0 of 0', { ...statusOf(startWatch()) }],
    ['socket-mode  ended · 41 in flight · 1 link · no fault · lost 0 of 41', { phase: 'ended', perSecond: 10 }],
  ])('is one line: %s', (line, changed) => {
    expect(renderStatus('socket-mode', { ...status, ...changed })).toBe(line);
  });

  test('names every fault that lasts', () => {
    const faults = [
      { name: 'refused', forUs: ms(1_000) },
      { name: 'slow', forUs: ms(40) },
    ];
    expect(renderStatus('http', { ...status, faults })).toContain(' · refused for 1.0 s, slow for 0.0 s · ');
  });

  test('keeps to the width', () => {
    const whole = renderStatus('http', status);
    expect(renderStatus('http', status, 30)).toBe('http         – events/s · 41 …');
    expect(renderStatus('http', status, whole.length - 1)).toBe(`${whole.slice(0, -2)}…`);
    expect(renderStatus('http', status, whole.length)).toBe(whole);
  });
});

/** One fact each `everyMs`, the first at that time. */
function watched(facts: readonly Fact[], everyMs = 1): Watch {
  const watch = startWatch();
  for (const [index, fact] of facts.entries()) see(watch, entry(fact, (index + 1) * everyMs));
  return watch;
}

function entry(fact: Fact, atMs: number): Entry {
  return { seq: 0, at: ms(atMs), ...fact };
}

function due(event: string): Fact {
  return { kind: 'event-due', event, n: 0, due: 0 };
}

function handled(event: string): Fact {
  return { kind: 'handled', event };
}

function ended(event: string, outcome: 'acked' | 'abandoned'): Fact {
  return { kind: 'delivery-ended', event, outcome, attempts: 1 };
}

function dropped(event: string): Fact {
  return { kind: 'event-dropped', event, why: 'rate-limited' };
}

function opened(link: string, transport: 'http' | 'socket-mode' = 'socket-mode'): Fact {
  return { kind: 'link-opened', link, host: 'host', transport };
}

function ready(link: string): Fact {
  return { kind: 'link-ready', link, host: 'host', connections: 1 };
}

function closing(link: string): Fact {
  return { kind: 'link-closing', link, by: 'app', code: 1000 };
}

function closed(link: string): Fact {
  return { kind: 'link-closed', link, code: 1000 };
}

function began(fault: string): Fact {
  return {
    kind: 'fault-began',
    fault,
    text: fault,
    asked: 0,
    severs: true,
    isMomentary: false,
    touches: { rule: 'attempts' },
  };
}

function healed(fault: string): Fact {
  return { kind: 'fault-ended', fault, asked: 0 };
}
