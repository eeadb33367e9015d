import { expect, test } from 'vitest';
import { createFirstStarts, type NoStart } from './first-starts.ts';

const noStart: NoStart = { why: 'it ended', isUnsupported: false };

/** Passes one that tells `end` once it is let go. */
function first(starts: ReturnType<typeof createFirstStarts>, key: string, end: NoStart | undefined) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const passed = starts.pass(key, async (tell) => {
    await promise;
    tell(end);
  });
  return { go: resolve, passed };
}

test('where the first does not start, the others are not run and have its reason', async () => {
  const starts = createFirstStarts();
  const { go, passed } = first(starts, 'a', noStart);
  let ran = 0;
  const others = [1, 2].map(() => starts.pass('a', async () => void (ran += 1)));
  go();
  expect(await passed).toBeUndefined();
  expect(await Promise.all(others)).toEqual([noStart, noStart]);
  expect(ran).toBe(0);
});

test('where the first has started, the others run at once, and a failure of theirs concerns nobody else', async () => {
  const starts = createFirstStarts();
  const long = Promise.withResolvers<void>();
  const passed = starts.pass('a', async (tell) => {
    tell(undefined);
    await long.promise;
  });
  expect(await starts.pass('a', async (tell) => tell(noStart))).toBeUndefined();
  expect(await starts.pass('a', async () => undefined)).toBeUndefined();
  long.resolve();
  await passed;
});

test('what is started otherwise is not concerned', async () => {
  const starts = createFirstStarts();
  await starts.pass('a', async (tell) => tell(noStart));
  let ran = 0;
  expect(await starts.pass('b', async () => void (ran += 1))).toBeUndefined();
  expect(ran).toBe(1);
});

test('where the first told nothing, as its run was cut short or Slack could not be opened, the others try', async () => {
  const starts = createFirstStarts();
  await expect(starts.pass('a', () => Promise.reject(new Error('no port')))).rejects.toThrow('no port');
  let ran = 0;
  expect(await starts.pass('a', async () => void (ran += 1))).toBeUndefined();
  expect(ran).toBe(1);
});
