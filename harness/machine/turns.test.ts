import { describe, expect, test } from 'vitest';
import { createTurnstile, type Turnstile } from './turns.ts';

/** Lets everything run that can run without waiting for anything outside. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Passes that end when they are told to; `inside` says who is in. */
function visitors(turnstile: Turnstile) {
  const inside = new Set<string>();
  const order: string[] = [];
  const leave = new Map<string, () => void>();
  return {
    inside,
    order,
    come(name: string, isAlone = false): Promise<string> {
      return turnstile.pass(isAlone, async () => {
        inside.add(name);
        order.push(name);
        await new Promise<void>((resolve) => leave.set(name, resolve));
        inside.delete(name);
        return name;
      });
    },
    async goes(name: string): Promise<void> {
      leave.get(name)?.();
      await turns();
    },
  };
}

describe('createTurnstile()', () => {
  test('lets as many share as it is wide, the others in the order they came', async () => {
    const { come, goes, inside } = visitors(createTurnstile(2));
    for (const name of ['a', 'b', 'c', 'd']) void come(name);
    await turns();
    expect([...inside]).toEqual(['a', 'b']);
    await goes('b');
    expect([...inside]).toEqual(['a', 'c']);
    await goes('a');
    expect([...inside]).toEqual(['c', 'd']);
  });

  test('lets one that must be alone wait until all have left, and nobody in beside it', async () => {
    const { come, goes, inside } = visitors(createTurnstile(2));
    void come('a');
    void come('alone', true);
    void come('b');
    await turns();
    expect([...inside]).toEqual(['a']);
    await goes('a');
    expect([...inside]).toEqual(['alone']);
    await goes('alone');
    expect([...inside]).toEqual(['b']);
  });

  test('lets them who must be alone go one after the other, before those that share', async () => {
    const { come, goes, order } = visitors(createTurnstile(3));
    void come('a');
    for (const name of ['b', 'c']) void come(name);
    void come('first', true);
    void come('d');
    void come('second', true);
    await turns();
    for (const name of ['a', 'b', 'c', 'first', 'second', 'd']) await goes(name);
    expect(order).toEqual(['a', 'b', 'c', 'first', 'second', 'd']);
  });

  test('resolves as the act does', async () => {
    await expect(createTurnstile(1).pass(false, async () => 'done')).resolves.toBe('done');
  });

  test.each([true, false])('goes on after an act that rejects (alone: %s)', async (isAlone) => {
    const turnstile = createTurnstile(1);
    const broken = turnstile.pass(isAlone, () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    await expect(turnstile.pass(isAlone, async () => 'next')).resolves.toBe('next');
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses a width of %d', (width) => {
    expect(() => createTurnstile(width)).toThrow(RangeError);
  });
});
