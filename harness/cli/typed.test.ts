import { expect, test } from 'vitest';
import { typed } from './typed.ts';

test.each([
  ['run', [], 'sources', 'npm start'],
  ['run', ['--tls'], 'sources', 'npm start -- --tls'],
  ['chaos', ['--seed', '7'], 'sources', 'npm run chaos -- --seed 7'],
  ['toxiproxy install', [], 'sources', 'npm run toxiproxy:install'],
  ['run', ['--tls'], 'package', 'npx slack-transport-harness run --tls'],
  ['toxiproxy install', [], 'package', 'npx slack-transport-harness toxiproxy install'],
] as const)('%s with %j from the %s is typed as %s', (command, words, home, line) => {
  expect(typed(command, words, home)).toBe(line);
});
