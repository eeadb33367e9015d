import { expect, test, vi } from 'vitest';
import { runInstaller } from './run-installer.ts';

const wanted = { label: 'npm', command: 'sh', cwd: '/', deadlineMs: 20_000 } as const;

test('the silence of an installer is told once, and it may go on', async () => {
  const progress = vi.fn<(line: string) => void>();
  const end = await runInstaller({ ...wanted, args: ['-c', 'sleep 1; echo done'], progress, quietMs: 200 });
  expect(end).toEqual({ kind: 'done', output: 'done' });
  expect(progress.mock.calls).toEqual([
    ['npm has said nothing for 0.2 s: where it fetches from may be slow or out of reach; it is given up after 20 s'],
  ]);
});

test('one that speaks now and then is not silent', async () => {
  const progress = vi.fn<(line: string) => void>();
  const script = 'for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.1; done';
  const end = await runInstaller({ ...wanted, args: ['-c', script], progress, quietMs: 700 });
  expect(end.kind).toBe('done');
  expect(progress).not.toHaveBeenCalled();
});
