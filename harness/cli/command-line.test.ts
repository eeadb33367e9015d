import { describe, expect, test } from 'vitest';
import { commandLine, repeatOf } from './command-line.ts';
import { declareRun } from './run-command.ts';

function chosen(...words: string[]) {
  return declareRun().parse(words, { from: 'user' });
}

describe('commandLine()', () => {
  test.each<[string, string[], string]>([
    ['nothing where all is as usual', [], 'npm start'],
    ['nothing for a default that was typed', ['--pairs', '1', '--seed', '1'], 'npm start'],
    ['a number', ['--pairs', '6'], 'npm start -- --pairs 6'],
    ['a flag', ['--tls'], 'npm start -- --tls'],
    ['a flag that takes something away', ['--no-supervise'], 'npm start -- --no-supervise'],
    [
      'each of several',
      ['--scenario', 'a,b', '--scenario', 'c'],
      'npm start -- --scenario a --scenario b --scenario c',
    ],
    ['a pattern in quotes', ['--scenario', 'recycle-*'], "npm start -- --scenario 'recycle-*'"],
    ['a command in quotes', ['--app', 'node app.js'], "npm start -- --app 'node app.js'"],
    ['a command of the user’s own in quotes', ['--effect', 'sqlite3 x'], "npm start -- --effect 'sqlite3 x'"],
    ['a promise', ['--promise', 'exactly-once'], 'npm start -- --promise exactly-once'],
    ['a policy without quotes where it needs none', ['--policy', 'maxLinks=3'], 'npm start -- --policy maxLinks=3'],
    ['neither where files are put nor how the result is printed', ['--out', 'x', '--json'], 'npm start'],
  ])('has %s', (_, words, line) => {
    expect(commandLine('run', chosen(...words))).toBe(line);
  });
});

test('repeatOf() names one cell, and keeps what changes what is measured', () => {
  const repeat = repeatOf(
    chosen('--app', 'x', '--scenario', 'recycle-*', '--pairs', '6', '--workers', '2', '--hasten', '1', '--embedded'),
  );
  expect(repeat({ scenario: 'steady', transport: 'http', seed: 1, asked: '--app x' })).toBe(
    'npm start -- --app x --scenario steady --transport http --seed 1 --hasten 1 --embedded',
  );
});
