import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ms } from '../base/units.ts';
import type { GroundFact } from '../journal/facts.ts';
import { type GroundWatch, watchGround } from './watch-ground.ts';

let facts: GroundFact[];
let watch: GroundWatch;
let answer: PromiseWithResolvers<void>;
let isSilent: boolean;

const stalls = (): readonly GroundFact[] => facts.filter(({ kind }) => kind === 'stall');

beforeEach(() => {
  vi.useFakeTimers();
  facts = [];
  isSilent = false;
  answer = Promise.withResolvers();
  watch = watchGround({ beats: { proxy: () => (isSilent ? answer.promise : Promise.resolve()) } });
});

afterEach(() => {
  watch.close();
  vi.useRealTimers();
});

describe('watchGround()', () => {
  test('tells how long a part was silent, when it answers again', async () => {
    watch.follow((fact) => facts.push(fact));
    await vi.advanceTimersByTimeAsync(1_000);
    isSilent = true;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(stalls()).toEqual([]);
    isSilent = false;
    answer.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(stalls()).toEqual([{ kind: 'stall', part: 'proxy', lengthUs: ms(3_900) }]);
  });

  test('tells who stops to listen what stands still at that moment', async () => {
    const following = watch.follow((fact) => facts.push(fact));
    isSilent = true;
    await vi.advanceTimersByTimeAsync(2_100);
    following.stop();
    expect(stalls()).toEqual([{ kind: 'stall', part: 'proxy', lengthUs: ms(2_000) }]);
    answer.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stalls()).toHaveLength(1);
  });

  test('a shorter silence is none', async () => {
    watch.follow((fact) => facts.push(fact));
    isSilent = true;
    await vi.advanceTimersByTimeAsync(300);
    isSilent = false;
    answer.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stalls()).toEqual([]);
  });

  test('a wall clock that jumps is told with its sign', async () => {
    watch.follow((fact) => facts.push(fact));
    await vi.advanceTimersByTimeAsync(2_000);
    vi.setSystemTime(Date.now() - 5_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(facts.filter(({ kind }) => kind === 'clock-jumped')).toEqual([{ kind: 'clock-jumped', byUs: ms(-5_000) }]);
  });

  test('tells the pressure of the machine each 5 s', async () => {
    watch.follow((fact) => facts.push(fact));
    await vi.advanceTimersByTimeAsync(10_100);
    const pressures = facts.filter(({ kind }) => kind === 'pressure');
    expect(pressures).toEqual([
      expect.objectContaining({ overUs: ms(5_000), cpus: expect.any(Number) }),
      expect.objectContaining({ overUs: ms(5_000) }),
    ]);
  });
});
