import { expect, test } from 'vitest';
import { judgeSight } from './judge-sight.ts';
import type { Sight } from './sight.ts';

const good: Sight = {
  node: '24.21.0',
  platform: 'linux',
  toxiproxy: { from: 'PATH' },
  runtimes: { Python: { version: '3.12.1' }, Java: { version: '17.0.1' }, Go: { version: '1.26.0' } },
  portsTaken: undefined,
  openFiles: 4_096,
  timerLateMs: 1.2,
  clockJumpMs: 0.3,
  load: 0.5,
  cpus: 2,
  cache: { folder: '/cache' },
};

test('a machine that has everything has nothing but good findings', () => {
  expect(new Set(judgeSight(good, 'install').map(({ state }) => state))).toEqual(new Set(['good']));
});

test.each<[keyof Sight & string, Partial<Sight>, string, string, RegExp, RegExp]>([
  ['node', { node: '20.1.0' }, 'Node', 'missing', /20\.1\.0 is too old.*22\.12/, /node/],
  ['node', { node: '22.12.0' }, 'Node', 'poor', /reads no TypeScript/, /nvm install 24/],
  ['toxiproxy', { toxiproxy: 'embedded' }, 'Toxiproxy', 'poor', /embedded engine/, /^install$/],
  ['cache', { cache: { folder: '/c', whyNot: 'EACCES' } }, 'Cache', 'missing', /\/c.*EACCES/, /CACHE=/],
  ['portsTaken', { portsTaken: 'Cannot claim ports' }, 'Ports', 'missing', /Cannot claim ports/, /ss/],
  ['openFiles', { openFiles: 512 }, 'Limits', 'poor', /512 files/, /ulimit -n 1024/],
  ['openFiles', { openFiles: 64 }, 'Limits', 'missing', /64 files/, /ulimit/],
  ['timerLateMs', { timerLateMs: 140 }, 'Timers', 'poor', /140 ms late/, /uptime/],
  ['clockJumpMs', { clockJumpMs: -900 }, 'Clock', 'poor', /jumped by -900 ms/, /timedatectl/],
  ['load', { load: 7 }, 'Load', 'poor', /7\.0 on 2 processors.*busy/, /uptime/],
])('%s as %j is told', (_, broken, about, state, says, fix) => {
  const bad = judgeSight({ ...good, ...broken }, 'install').filter((finding) => finding.state !== 'good');
  expect(bad).toEqual([
    { about, state, says: expect.stringMatching(says) as string, fix: expect.stringMatching(fix) as string },
  ]);
});

test.each([
  ['linux', /apt-get install -y default-jdk maven/],
  ['darwin', /brew install openjdk/],
] as const)('a runtime that is missing on %s names its installer, and is not missed', (platform, fix) => {
  const runtimes = { ...good.runtimes, Java: { kind: 'unavailable', why: 'needs a JDK ≥ 11: not found' } as const };
  expect(judgeSight({ ...good, platform, runtimes }, 'install').filter(({ state }) => state !== 'good')).toEqual([
    {
      about: 'Java',
      state: 'poor',
      says: 'Systems in Java cannot be installed: it needs a JDK ≥ 11: not found',
      fix: expect.stringMatching(fix) as string,
    },
  ]);
});
