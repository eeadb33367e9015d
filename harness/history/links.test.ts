import { expect, test } from 'vitest';
import { hostDown, linkClosed, linkClosing, linkUp, planOf, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';
import { isUsable, type LinkRecord, links } from './links.ts';

type Facts = readonly (Timed | readonly Timed[])[];

function opened(link: string, transport?: 'http' | 'socket-mode'): Timed {
  return { kind: 'link-opened', at: 1, link, host: 'host-1', ...(transport ? { transport } : {}) };
}

function only(...facts: Facts): LinkRecord | undefined {
  return folded(links, facts).byId.get('s1');
}

test('the life of a link is put together from its facts', () => {
  const facts = [linkUp('s1', 1), linkClosing('s1', 5, 'app'), linkClosed('s1', 6, 1006), linkUp('s2', 7, 'host-2')];
  expect([...folded(links, facts).byId]).toEqual([
    [
      's1',
      {
        id: 's1',
        transport: 'socket-mode',
        host: 'host-1',
        openedAt: 1,
        readyAt: 1,
        closing: { at: 5, by: 'app', code: 1000 },
        closed: { at: 6, code: 1006 },
        isKilled: false,
      },
    ],
    ['s2', { id: 's2', transport: 'socket-mode', host: 'host-2', openedAt: 7, readyAt: 7, isKilled: false }],
  ]);
});

test.each<[string, 'http' | 'socket-mode' | undefined, Timed, string]>([
  ['its own', 'http', opened('s1', 'socket-mode'), 'socket-mode'],
  ['its own', 'socket-mode', opened('s1', 'http'), 'http'],
  ['the cell’s where it has none: an old journal', 'http', opened('s1'), 'http'],
  ['the cell’s where it has none: an old journal', 'socket-mode', opened('s1'), 'socket-mode'],
  ['Socket Mode without a cell: an old passport', undefined, opened('s1'), 'socket-mode'],
])('the transport of a link is %s (%s)', (_, cells, fact, transport) => {
  const cell: Timed[] = cells ? [{ kind: 'cell', at: 0, version: 1, plan: planOf({ transport: cells }) }] : [];
  expect(only(cell, fact)?.transport).toBe(transport);
});

test.each<[string, Facts, boolean]>([
  ['killed takes its links along', [linkUp('s1', 1), hostDown('host-1', 5, 'killed', 1)], true],
  ['retired does not', [linkUp('s1', 1), hostDown('host-1', 5, 'retired', 1)], false],
  ['killed does not take those of another', [linkUp('s1', 1), hostDown('host-2', 5, 'killed', 1)], false],
  [
    'killed does not take what was closed',
    [linkUp('s1', 1), linkClosed('s1', 4), hostDown('host-1', 5, 'killed', 0)],
    false,
  ],
  ['killed does not take what comes later', [hostDown('host-1', 5, 'killed', 0), linkUp('s1', 6)], false],
  [
    'killed takes a closing one',
    [linkUp('s1', 1), linkClosing('s1', 4, 'app'), hostDown('host-1', 5, 'killed', 1)],
    true,
  ],
])('a host that is %s', (_, facts, isKilled) => {
  expect(only(...facts)?.isKilled).toBe(isKilled);
});

test('hosts that go down are kept with the links that they held', () => {
  expect(folded(links, [hostDown('host-1', 5, 'killed', 2), hostDown('host-2', 6, 'retired', 0)]).hostsDown).toEqual([
    { at: 5, host: 'host-1', links: 2 },
    { at: 6, host: 'host-2', links: 0 },
  ]);
});

test('a dial that was refused is kept with its status and the reason', () => {
  const refused = (at: number, status: number): Timed => ({
    kind: 'link-refused',
    at,
    host: 'host-1',
    status,
    why: 'x',
  });
  expect(folded(links, [refused(5, 0), refused(6, 503), refused(7, 0)]).refusedDials).toEqual([
    { at: 5, status: 0, why: 'x' },
    { at: 6, status: 503, why: 'x' },
    { at: 7, status: 0, why: 'x' },
  ]);
});

test('facts about links that nobody opened change nothing', () => {
  const ready: Timed = { kind: 'link-ready', at: 1, link: 's9', host: 'host-1', connections: 1 };
  expect(folded(links, [ready, linkClosing('s9', 2, 'slack'), linkClosed('s9', 3)])).toEqual(links.empty());
});

test.each<[string, Facts, boolean]>([
  ['a socket without its hello', [opened('s1', 'socket-mode')], false],
  ['a socket with its hello', [linkUp('s1', 1)], true],
  ['a closing socket', [linkUp('s1', 1), linkClosing('s1', 2, 'slack')], false],
  ['a closed socket', [linkUp('s1', 1), linkClosed('s1', 2)], false],
  ['an HTTP connection', [opened('s1', 'http')], true],
  ['a closed HTTP connection', [opened('s1', 'http'), linkClosed('s1', 2)], false],
])('isUsable() of %s is %s', (_, facts, usable) => {
  const link = only(...facts);
  expect(link && isUsable(link)).toBe(usable);
});
