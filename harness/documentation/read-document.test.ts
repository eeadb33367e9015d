import { expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { shellCommands } from './shell-commands.ts';

test('finds headings, links, pictures and code, with their lines', () => {
  const document = readDocument(
    ['# A `run`, again', '', 'See [there](a.md#b) and ![a picture](b.svg).', '', '```ts app.ts', 'x();', '```'].join(
      '\n',
    ),
  );
  expect(document).toEqual({
    anchors: ['a-run-again'],
    links: [
      { to: 'a.md#b', line: 3 },
      { to: 'b.svg', line: 3 },
    ],
    blocks: [{ language: 'ts', file: 'app.ts', line: 5, text: 'x();' }],
  });
});

test.each<[string, readonly (readonly string[])[]]>([
  [
    'npm ci && npm test # all of it',
    [
      ['npm', 'ci'],
      ['npm', 'test'],
    ],
  ],
  [
    `npm start -- --app "node app.js" --scenario 'a,b'`,
    [['npm', 'start', '--', '--app', 'node app.js', '--scenario', 'a,b']],
  ],
  ['A=1 npm start > result.json', [['npm', 'start']]],
  ['npm start -- \\\n  --tls', [['npm', 'start', '--', '--tls']]],
  ['# nothing but words', []],
])('reads the commands of %j', (text, commands) => {
  expect(shellCommands(text)).toEqual(commands);
});
