import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const program = `import(${JSON.stringify(`file://${join(import.meta.dirname, 'take-lease.ts')}`)}).then(async ({ takeLease }) => {
  setInterval(() => {}, 1000);
  await takeLease(process.argv[1], 1);
  console.log('has it');
})`;

test('a lease is free again when its holder is killed, and not before', async () => {
  const name = `test-${process.pid}`;
  const hold = () => spawn(process.execPath, ['-e', program, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const first = hold();
  await once(first.stdout, 'data');
  const second = hold();
  const order: string[] = [];
  const isNext = once(second.stdout, 'data').then(() => order.push('the second has it'));
  first.once('exit', () => order.push('the first has ended'));
  // It has asked many times by then.
  await once(second, 'spawn');
  first.kill('SIGKILL');
  await isNext;
  second.kill('SIGKILL');
  expect(order).toEqual(['the first has ended', 'the second has it']);
});
