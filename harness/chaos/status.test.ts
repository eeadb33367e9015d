import { describe, expect, it } from 'vitest';
import type { Entry, Fact } from '../journal/facts.ts';
import { ms } from '../base/units.ts';
import { renderStatus } from './render-status.ts';
import { noStatus, seen, type Status } from './status.ts';

describe('seen()', () => {
  it('counts an event as in flight from due to the end of its delivery', () => {
    const sent = fold([due('e1'), due('e2')]);
    expect(sent).toMatchObject({
      raised: 2,
      open: new Map([
        ['e1', false],
        ['e2', false],
      ]),
    });
    expect(seen(sent, entry(ended('e1', 'acked'), 9)).open.size).toBe(1);
  });

  it('calls an event lost that was given up and not handled, and takes it back where it is handled after all', () => {
    const status = fold([due('e1'), due('e2'), due('e3'), handled('e2')]);
    const over = [ended('e1', 'abandoned'), ended('e2', 'abandoned'), ended('e3', 'acked')].reduce(
      (state, fact) => seen(state, entry(fact, 10)),
      status,
    );
    expect([...over.lost]).toEqual(['e1']);
    expect([...seen(over, entry(handled('e1'), 11)).lost]).toEqual([]);
    expect(seen(over, entry(handled('e3'), 11)).open.size).toBe(0);
  });

  it('counts a socket from hello to its close frame, and an HTTP connection while it is open', () => {
    expect([...fold([opened('s1')]).links]).toEqual([]);
    expect([...fold([opened('s1'), ready('s1')]).links]).toEqual(['s1']);
    expect([...fold([opened('s1'), ready('s1'), closing('s1'), closed('s1')]).links]).toEqual([]);
    expect([...fold([opened('h1'), opened('h2'), closed('h1')]).links]).toEqual(['h2']);
  });

  it('knows the fault that is on, and one of the same name only once', () => {
    const first = fold([began('refused'), healed('refused'), began('refused')]);
    expect(first.faults).toEqual([{ name: 'refused', since: 3_000 }]);
    expect(seen(first, entry(healed('refused'), 4)).faults).toEqual([]);
  });

  it('forgets events older than the window of the rate', () => {
    const status = fold(
      Array.from({ length: 200 }, (_, n) => due(`e${n}`)),
      100,
    );
    expect(status.raised).toBe(200);
    expect(status.recent).toHaveLength(50);
  });

  it.each<Fact>([
    { kind: 'phase', phase: 'done' },
    { kind: 'void', why: 'The run was interrupted' },
  ])('takes nothing in after $kind, when apps are stopped and links closed', (last) => {
    const over = fold([opened('h1'), last]);
    expect(over.isOver).toBe(true);
    expect(seen(over, entry(closed('h1'), 20))).toBe(over);
  });

  it('leaves the status before as it was', () => {
    const before = fold([due('e1'), ready('s1')]);
    const copy = structuredClone(before);
    for (const fact of [due('e2'), handled('e1'), ended('e1', 'abandoned'), closed('s1'), began('refused')])
      seen(before, entry(fact, 10));
    expect(before).toEqual(copy);
  });
});

describe('renderStatus()', () => {
  it('is one line: rate, in flight, links, fault, lost', () => {
    const before: readonly Fact[] = [{ kind: 'phase', phase: 'traffic' }, ready('s1'), began('refused')];
    const line = (events: number): string =>
      renderStatus('socket-mode', fold([...before, ...Array.from({ length: events }, (_, n) => due(`e${n}`))], 100));
    expect(line(41)).toBe('socket-mode  10.0 events/s · 41 in flight · 1 link · refused for 4.1 s · lost 0 of 41');
    expect(line(1_200)).toContain(' 10.0 events/s · 1,200 in flight · 1 link · refused for 120.0 s · lost 0 of 1,200');
    expect(line(3)).toContain(' – events/s ');
  });

  it('tells the phase where there is no traffic, and what could not be injected', () => {
    const status = fold([
      { kind: 'phase', phase: 'draining' },
      { kind: 'fault-failed', fault: 'refused', why: 'no answer' },
    ]);
    expect(renderStatus('http', noStatus)).toBe(
      'http         starting · 0 in flight · 0 links · no fault · lost 0 of 0',
    );
    expect(renderStatus('http', status)).toBe(
      'http         settling · 0 in flight · 0 links · no fault · lost 0 of 0 · no answer',
    );
  });

  it('keeps to the width', () => {
    expect(renderStatus('http', noStatus, 30)).toBe('http         starting · 0 in …');
  });
});

/** One fact each `everyMs`, the first at that time. */
function fold(facts: readonly Fact[], everyMs = 1): Status {
  return facts.reduce((state, fact, index) => seen(state, entry(fact, (index + 1) * everyMs)), noStatus);
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

function opened(link: string): Fact {
  return { kind: 'link-opened', link, host: 'host' };
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
