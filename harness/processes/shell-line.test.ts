import { describe, expect, test } from 'vitest';
import { shellLine, signalByShell } from './shell-line.ts';

describe('shellLine()', () => {
  test.each([
    ['node app.js', 'exec node app.js'],
    ['  ./app --port "$PORT" > log.txt', 'exec ./app --port "$PORT" > log.txt'],
    [
      `A=1 B='x y' C="z" python3 -c 'import os; os.abort()'`,
      `A=1 B='x y' C="z" exec python3 -c 'import os; os.abort()'`,
    ],
    ['NO_PROXY= node app.js', 'NO_PROXY= exec node app.js'],
    [String.raw`node a\;b.js`, String.raw`exec node a\;b.js`],
    ['node -e "a(1) && b(2)"', 'exec node -e "a(1) && b(2)"'],
  ])('%s is one program', (line, expected) => {
    expect(shellLine(line)).toEqual({ line: expected, isProgram: true });
  });

  test.each([
    'cd app && node app.js',
    'node app.js; echo $?',
    'node app.js | tee log',
    'node app.js &',
    'node app.js 2>&1',
    '(node app.js)',
    'node "$(cat name)" `cat more`',
    'node app.js # comment',
    'exec node app.js',
    'if true; then node app.js; fi',
    'trap "" TERM',
    '"my app" --port 1',
    '$APP',
    'A=$B node app.js',
    'node "unfinished',
    'node app.js\nnode other.js',
    '',
  ])('%j is left as it is', (line) => {
    expect(shellLine(line)).toEqual({ line, isProgram: false });
  });
});

test.each([
  [137, 'SIGKILL'],
  [139, 'SIGSEGV'],
  [143, 'SIGTERM'],
  [128, undefined],
  [255, undefined],
  [1, undefined],
  [null, undefined],
])('signalByShell() of %j is %j', (code, signal) => {
  expect(signalByShell(code)).toBe(signal);
});
