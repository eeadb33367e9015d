import { Writable } from 'node:stream';
import { styleText } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownStyles, steering as everySteering } from '../base/visible-text.ts';
import { createFeed } from '../mock/feed.ts';
import { factLine } from '../mock/fact-line.ts';
import { writeJson, writeText } from './write-text.ts';

const steering = new RegExp(everySteering, 'u');
const hostile = fc.string({
  unit: fc.oneof(fc.constantFrom('\u001B', ']', '[', '52;c;', '2J', 'm', '\n', '\u009B', '\u202E'), fc.string()),
});

function written(write: (stream: NodeJS.WritableStream) => void): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  write(stream);
  return text;
}

test('writeText() leaves line ends and our own styles, and nothing else that steers', () => {
  const bold = styleText('bold', 'bold', { validateStream: false });
  expect(written((to) => writeText(to, `a ${bold} \u001B]52;c;AA\u0007\u001B[2J\n`))).toBe(
    `a ${bold} ${String.raw`\x1b]52;c;AA\x07\x1b[2J`}\n`,
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = written((to) => writeText(to, text)).replaceAll(ownStyles, '');
      for (const line of shown.split('\n')) expect(line).not.toMatch(steering);
    }),
  );
});

test('writeJson() writes the same value, of which nothing steers', () => {
  fc.assert(
    fc.property(fc.dictionary(hostile, hostile), (value) => {
      const json = written((to) => writeJson(to, value));
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(json.trimEnd()).not.toMatch(steering);
    }),
  );
});

test('a line of the mock’s log is one line that steers nothing, whatever an app sent', () => {
  const feed = createFeed();
  fc.assert(
    fc.property(hostile, hostile, (text, method) => {
      feed.tell({ kind: 'api-called', method, status: 200, ok: true, text, tookUs: 1 } as never, method);
      feed.tell({ kind: 'link-refused', host: text, status: 0, why: method } as never);
      for (const told of feed.since(0)) expect(factLine(told) ?? '').not.toMatch(steering);
    }),
    { numRuns: 30 },
  );
});
