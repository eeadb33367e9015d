import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Child, Children, ChildSpec } from './children.ts';
import { isAlive, keepersOf, processesWith } from './fixtures/processes-with.ts';
import { LabError } from '../base/lab-error.ts';
import { childVariable, runVariable, spawnChildren } from './spawn-children.ts';
import type { SpawnChildrenOptions } from './spawn-children.ts';

const opened: Children[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(opened.splice(0).map((children) => children.close()));
});

describe('output', () => {
  test('arrives whole, in order and before the end, however late the listener', async () => {
    const script = `let text = '';
      for (let n = 0; n < 20000; n += 1) text += n + ' é€😀\\n';
      process.stdout.write(text + '€'.repeat(200_000) + '\\nlast', () => process.exit(5));`;
    const child = await start({ command: process.execPath, args: ['-e', script] });
    await expect(child.exited).resolves.toEqual({ code: 5, signal: null });
    const lines = collect(child);
    expect(lines.slice(0, 20_000)).toEqual(Array.from({ length: 20_000 }, (_, n) => `stdout ${n} é€😀`));
    const rest = lines.slice(20_000).map((line) => line.replace('stdout ', ''));
    expect(rest.slice(0, -1).join('')).toBe('€'.repeat(200_000));
    expect(rest.at(-1)).toBe('last');
  });

  test('of both streams is told apart', async () => {
    const child = await start({ command: 'echo out; echo err >&2', shell: true });
    await child.exited;
    expect(collect(child).sort()).toEqual(['stderr err', 'stdout out']);
  });

  test('held open by a descendant does not hold up the end', async () => {
    const child = await start({ command: 'echo one; sleep 600 & exit 0', shell: true });
    await expect(child.exited).resolves.toEqual({ code: 0, signal: null });
    expect(collect(child)).toEqual(['stdout one']);
  });
});

describe('the end of a command line', () => {
  test.each([
    [
      'one program: its own signal',
      `A=b node -e "process.kill(process.pid, 'SIGKILL')"`,
      { code: null, signal: 'SIGKILL' },
    ],
    [
      'one program: its own exit code, even one that a shell would use',
      'node -e "process.exit(143)"',
      { code: 143, signal: null },
    ],
    [
      'a shell that stays: its code, and the signal it stands for',
      `node -e "process.kill(process.pid, 'SIGKILL')"; exit $?`,
      { code: 137, signal: null, byShell: 'SIGKILL' },
    ],
    ['a command that is not there: the shell’s code', 'no-such-command --at all', { code: 127, signal: null }],
  ])('%s', async (_, command, expected) => {
    const child = await start({ command, shell: true });
    await expect(child.exited).resolves.toEqual(expected);
  });

  test('assignments before the program reach it', async () => {
    const child = await start({ command: `A='x y' node -e "console.log(process.env.A)"`, shell: true });
    await child.exited;
    expect(collect(child)).toEqual(['stdout x y']);
  });
});

describe('environment', () => {
  test('of the user’s own app is the user’s: its options for node, its PATH', async () => {
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    vi.stubEnv('SLACK_BOT_TOKEN', 'xoxb-real');
    vi.stubEnv('npm_execpath', '/npm-cli.js');
    vi.stubEnv('PATH', `/h/node_modules/.bin:/h/node-gyp-bin:${process.env['PATH']}`);
    const child = await start({ command: 'env', surroundings: 'user' });
    await child.exited;
    const env = collect(child);
    expect(env).toContain('stdout NODE_OPTIONS=--no-warnings');
    expect(env.filter((line) => /SLACK_BOT|npm_|^stdout PATH=.*node-gyp-bin/.test(line))).toEqual([]);
  });

  test('is the harness’ own without what would make the child part of it', async () => {
    vi.stubEnv('SLACK_BOT_TOKEN', 'xoxb-real');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    vi.stubEnv('VITEST_POOL_ID', '7');
    vi.stubEnv('npm_lifecycle_event', 'test');
    vi.stubEnv('KEPT', 'kept');
    const print = 'console.log(JSON.stringify(process.env)); console.log(process.execPath)';
    const child = await start({ command: 'node', args: ['-e', print], env: { SLACK_APP_TOKEN: 'xapp-mock' } });
    await child.exited;
    const [env = '', node] = collect(child).map((line) => line.replace('stdout ', ''));
    const names = Object.keys(JSON.parse(env) as object);
    const suspects = names.filter((name) => /^(?:SLACK_|NODE_OPTIONS|VITEST|npm_)/.test(name)).sort();
    expect(suspects).toEqual(['SLACK_APP_TOKEN', childVariable, runVariable].sort());
    expect(JSON.parse(env)).toMatchObject({ KEPT: 'kept', SLACK_APP_TOKEN: 'xapp-mock' });
    expect(node).toBe(process.execPath);
  });

  test.skipIf(process.platform !== 'linux')(
    'has no gate left open: the command sees only its two output sockets',
    async () => {
      const child = await start({ command: 'ls', args: ['-l', '/proc/self/fd'] });
      await child.exited;
      expect(collect(child).filter((line) => line.includes('socket:'))).toHaveLength(2);
    },
  );
});

describe('spawn()', () => {
  test('says which command is not there', async () => {
    const error = start({ label: 'bolt-js over http', command: 'no-such-command' });
    await expect(error).rejects.toThrow(LabError);
    await expect(error).rejects.toThrow('Cannot start bolt-js over http: there is no command "no-such-command"');
  });

  test('says which folder is not there', async () => {
    const error = start({ command: 'ls', cwd: `${tmpdir()}/${randomUUID()}` });
    await expect(error).rejects.toThrow(/^Cannot start it: its folder .* does not exist$/);
  });

  test('passes arguments as they are', async () => {
    const args = ['-e', 'console.log(process.argv.slice(1).join("|"))', '--', '$HOME', 'a b', '"\'', '-n', ''];
    const child = await start({ command: process.execPath, args });
    await child.exited;
    expect(collect(child)).toEqual(['stdout $HOME|a b|"\'|-n|']);
  });

  test('rejects after close()', async () => {
    const children = await open();
    await children.close();
    await expect(children.spawn({ label: 'it', command: 'ls' })).rejects.toThrow(LabError);
  });
});

describe('kill()', () => {
  test('lets the child end in its own way, and is told its last words', async () => {
    const child = await start({
      command: `trap 'echo bye; exit 4' TERM; echo up; while :; do sleep 0.01; done`,
      shell: true,
    });
    const lines = await said(child, 'up');
    await expect(child.kill()).resolves.toEqual({ code: 4, signal: null });
    expect(lines).toContain('stdout bye');
  });

  test('waits for the rest of the group, not only for its first process', async () => {
    const rest = `(trap 'sleep 0.2; echo done; exit' TERM; echo up; while :; do sleep 0.01; done) & trap 'exit 0' TERM; wait`;
    const child = await start({ command: rest, shell: true });
    const lines = await said(child, 'up');
    await child.kill();
    expect(lines).toContain('stdout done');
  });

  test('takes SIGKILL to one that ignores SIGTERM, after the grace', async () => {
    const child = await start({ command: `trap '' TERM; echo up; while :; do sleep 600; done`, shell: true });
    await said(child, 'up');
    const before = performance.now();
    await expect(child.kill({ graceMs: 150 })).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    expect(performance.now() - before).toBeGreaterThanOrEqual(150);
  });

  test('with SIGKILL does not wait for the grace of an earlier one', async () => {
    const child = await start({ command: `trap '' TERM; echo up; while :; do sleep 600; done`, shell: true });
    await said(child, 'up');
    const gentle = child.kill({ graceMs: 60_000 });
    await expect(child.kill({ signal: 'SIGKILL' })).resolves.toEqual({ code: null, signal: 'SIGKILL' });
    await expect(gentle).resolves.toEqual({ code: null, signal: 'SIGKILL' });
  });

  test.skipIf(process.platform !== 'linux')(
    'finds a descendant that left the group, and no other child’s',
    async () => {
      const children = await open();
      const [mark, otherMark] = [randomUUID(), randomUUID()];
      const command = 'setsid sleep 600 & echo up; wait';
      const child = await children.spawn({ label: 'it', command, shell: true, env: { MARK: mark } });
      const other = await children.spawn({ label: 'other', command, shell: true, env: { MARK: otherMark } });
      await Promise.all([said(child, 'up'), said(other, 'up')]);
      await child.kill();
      expect(processesWith(mark)).toEqual([]);
      expect(processesWith(otherMark)).toHaveLength(2);
    },
  );

  test('of one that has ended by itself ends what it left behind, and can be repeated', async () => {
    const mark = randomUUID();
    const child = await start({ command: 'setsid sleep 600 & sleep 600 & exit 3', shell: true, env: { MARK: mark } });
    await child.exited;
    await expect(child.kill()).resolves.toEqual({ code: 3, signal: null });
    expect(processesWith(mark)).toEqual([]);
    await expect(child.kill()).resolves.toEqual({ code: 3, signal: null });
  });
});

describe.skipIf(process.platform !== 'linux')('close()', () => {
  test('leaves nothing, not even of a child that is just being started', async () => {
    const mark = randomUUID();
    const children = await open();
    const spec = {
      label: 'it',
      command: `trap '' TERM; setsid sleep 600 & sleep 600`,
      shell: true,
      env: { MARK: mark },
    };
    await Promise.all([children.spawn(spec), children.spawn(spec)]);
    const late = children.spawn(spec);
    const [keeper = 0] = keepersOf(process.pid);
    await children.close();
    await late;
    expect(processesWith(mark)).toEqual([]);
    expect(isAlive(keeper)).toBe(false);
    await children.close();
  });
});

describe.skipIf(process.platform !== 'linux')('a keeper that dies', () => {
  test('is told of, stops further children, and close() does its work', async () => {
    const mark = randomUUID();
    const lost = Promise.withResolvers<LabError>();
    const children = await open({ onKeeperLost: lost.resolve });
    const spec = { label: 'it', command: `trap '' TERM; setsid sleep 600 & echo up; sleep 600`, shell: true };
    const child = await children.spawn({ ...spec, env: { MARK: mark } });
    await said(child, 'up');
    const [keeper = 0] = keepersOf(process.pid);
    process.kill(keeper, 'SIGKILL');
    const { message } = await lost.promise;
    expect(message).toMatch(/the keeper process is gone, it ended \(SIGKILL\)/);
    await expect(children.spawn(spec)).rejects.toThrow(LabError);
    await children.close();
    expect(processesWith(mark)).toEqual([]);
  });

  test('answers while it lives; one that is silent is ended, and told of as that', async () => {
    const lost = Promise.withResolvers<LabError>();
    const children = await open({ onKeeperLost: lost.resolve });
    await children.beat();
    const [keeper = 0] = keepersOf(process.pid);
    process.kill(keeper, 'SIGSTOP');
    void children.beat();
    const { message } = await lost.promise;
    expect(message).toMatch(/the keeper process is gone, it gave no sign of life for 5 s and was ended/);
    await children.close();
    expect(isAlive(keeper)).toBe(false);
  });
});

async function open(options?: SpawnChildrenOptions): Promise<Children> {
  const children = await spawnChildren(options);
  opened.push(children);
  return children;
}

async function start(spec: Omit<ChildSpec, 'label'> & Partial<ChildSpec>): Promise<Child> {
  const children = await open();
  return children.spawn({ label: 'it', ...spec });
}

function collect(child: Child): string[] {
  const lines: string[] = [];
  child.onLine((stream, line) => lines.push(`${stream} ${line}`));
  return lines;
}

/** Resolves, once the line has come, to all lines so far and to come. */
function said(child: Child, awaited: string): Promise<readonly string[]> {
  const lines: string[] = [];
  return new Promise((resolve) => {
    child.onLine((stream, line) => {
      lines.push(`${stream} ${line}`);
      if (line === awaited) resolve(lines);
    });
  });
}
