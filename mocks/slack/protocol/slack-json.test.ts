import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { slackJson } from './slack-json.ts';

test('slackJson() writes the body of test vector V3', () => {
  const value = { type: 'event_callback', event: { type: 'message', text: 'café 🚀 <https://example.com/a|a>' } };
  expect(slackJson(value, { escapesSlashes: true })).toBe(
    String.raw`{"type":"event_callback","event":{"type":"message","text":"caf\u00e9 \ud83d\ude80 <https:\/\/example.com\/a|a>"}}`,
  );
});

test('slackJson() is ASCII and parses back to the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, escapesSlashes) => {
      const text = slackJson(value, { escapesSlashes });
      expect(text).toMatch(/^[\0-\x7f]*$/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
