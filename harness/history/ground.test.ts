import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import { historyOf, type Timed } from './fixtures/facts.ts';
import { mostWaited } from './ground.ts';

function waited(at: number, waitUs: number, { cpuUs = 0, instance = 1 } = {}): Timed {
  return { kind: 'app-waited', at, instance, overUs: ms(500), waitUs, cpuUs, cpus: 2 };
}

describe('ground', () => {
  test('a stall lies before the fact that tells of it, and within the cell', () => {
    const { ground } = historyOf([
      { kind: 'stall', at: seconds(5), part: 'proxy', lengthUs: seconds(2) },
      { kind: 'stall', at: seconds(1), part: 'keeper', lengthUs: seconds(9) },
    ]);
    expect(ground.stalls).toEqual([
      { part: 'keeper', from: 0, until: seconds(1) },
      { part: 'proxy', from: seconds(3), until: seconds(5) },
    ]);
  });

  test('what the app itself used of the machine is not counted as made by others', () => {
    const { ground } = historyOf([
      waited(1, 1_000),
      waited(2, 1_000, { cpuUs: ms(500) }),
      waited(3, 1_000, { cpuUs: ms(1_000) }),
    ]);
    expect(ground.waits.map(({ us }) => us)).toEqual([1_000, 500, 0]);
  });

  test('the most pressure and the most neighbours are kept', () => {
    const pressed = (at: number, cpuShare: number): Timed => ({
      kind: 'pressure',
      at,
      overUs: seconds(5),
      cpuShare,
      load: 1,
      cpus: 2,
    });
    const { ground } = historyOf([
      pressed(1, 0.1),
      pressed(2, 0.7),
      pressed(3, 0.2),
      { kind: 'beside', at: 4, cells: 11 },
    ]);
    expect([ground.pressure?.cpuShare, ground.beside]).toEqual([0.7, 11]);
  });
});

describe('mostWaited()', () => {
  const { ground } = historyOf([
    waited(seconds(1), ms(300)),
    waited(seconds(2), ms(400)),
    waited(seconds(2), ms(900), { instance: 2 }),
    waited(seconds(9), ms(800)),
  ]);

  test.each([
    ['one instance at a time', seconds(1.5), ms(900)],
    ['all of a long time', seconds(10), ms(1_500)],
    ['never more than the time itself', ms(100), ms(100)],
  ] as const)('%s', (_, within, most) => {
    expect(mostWaited(ground, within)).toBe(most);
  });
});
