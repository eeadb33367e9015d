import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Bytes of heap, used or not, of a process that holds little and throws much away. */
function heapOf(before: string): number {
  const program = `${before}
    const held = [];
    for (let n = 0; n < 200_000; n += 1) held[n % 10_000] = { id: 'e' + n, text: [n, String(n).padStart(400, 'x')] };
    console.log(process.memoryUsage().heapTotal);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }));
}

test('keepHeapSmall() leaves V8 less than half of the heap that it takes otherwise', { timeout: 30_000 }, () => {
  const file = new URL('./keep-heap-small.ts', import.meta.url).href;
  const small = heapOf(`const { keepHeapSmall } = await import(${JSON.stringify(file)}); keepHeapSmall();`);
  expect(small).toBeLessThan(heapOf('') / 2);
});
