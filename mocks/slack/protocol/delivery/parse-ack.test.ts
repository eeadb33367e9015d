import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAck } from './parse-ack.ts';

describe('parseAck()', () => {
  test.each([
    ['{"envelope_id":"e-1"}', { kind: 'ack', envelope: 'e-1' }],
    ['{"envelope_id":"e-1","payload":{"text":"hi"}}', { kind: 'ack', envelope: 'e-1', payload: { text: 'hi' } }],
    ['{"envelope_id":"e-1","payload":null}', { kind: 'ack', envelope: 'e-1', payload: null }],
    ['{"envelope_id":"e-1","type":"whatever"}', { kind: 'ack', envelope: 'e-1' }],
    ['{"envelope_id":7}', { kind: 'odd', why: 'no envelope_id: {"envelope_id":7}' }],
    ['{}', { kind: 'odd', why: 'no envelope_id: {}' }],
    ['[]', { kind: 'odd', why: 'no envelope_id: []' }],
    ['null', { kind: 'odd', why: 'not an object: null' }],
    ['"e-1"', { kind: 'odd', why: 'not an object: "e-1"' }],
    ['', { kind: 'odd', why: 'not JSON: ' }],
    ['{"envelope_id":', { kind: 'odd', why: 'not JSON: {"envelope_id":' }],
  ])('reads %s', (text, frame) => {
    expect(parseAck(text)).toEqual(frame);
  });

  test.each([
    ['x'.repeat(100_000), `not JSON: ${'x'.repeat(80)}`],
    [JSON.stringify('x'.repeat(100_000)), `not an object: "${'x'.repeat(79)}`],
    [JSON.stringify({ e: 'x'.repeat(100_000) }), `no envelope_id: {"e":"${'x'.repeat(74)}`],
  ])('cuts what it quotes', (text, why) => {
    expect(parseAck(text)).toEqual({ kind: 'odd', why });
  });

  test('an ack without a payload has none', () => {
    expect(parseAck('{"envelope_id":"e-1"}')).toStrictEqual({ kind: 'ack', envelope: 'e-1' });
  });

  test('never throws, whatever an app sends', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((id) => JSON.stringify({ envelope_id: id })),
        ),
        (text) => {
          const frame = parseAck(text);
          expect(frame.kind === 'ack' ? typeof frame.envelope : frame.why).toBeTypeOf('string');
        },
      ),
    );
  });
});
