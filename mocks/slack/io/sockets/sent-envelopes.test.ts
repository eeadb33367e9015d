import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSentEnvelopes, type SentEnvelope } from './sent-envelopes.ts';

const sentAs = (delivery: number, link = 's1'): SentEnvelope => ({
  delivery,
  event: `Ev${delivery}`,
  attempt: 0,
  link,
});

describe('createSentEnvelopes()', () => {
  test('gives ids shaped as UUIDs of version 4, each of which leads to its envelope', () => {
    const sent = createSentEnvelopes();
    const ids = Array.from({ length: 300 }, (_, n) => sent.add(sentAs(n)));
    expect(new Set(ids).size).toBe(300);
    for (const [n, id] of ids.entries()) {
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(sent.find(id)).toEqual(sentAs(n));
    }
  });

  test('finds nothing of an id that it did not give, however near it is', () => {
    const sent = createSentEnvelopes();
    const id = sent.add(sentAs(0));
    const others = [
      `${id.slice(0, -1)}1`,
      id.slice(0, -1),
      `${id}0`,
      `${id.slice(0, -12)}00000000000g`,
      id.replace('-', '_'),
    ];
    expect([...others, createSentEnvelopes().add(sentAs(0))].map((each) => sent.find(each))).toEqual(
      [...others, ''].map(() => undefined),
    );
    for (let n = 1; n <= 10; n += 1) sent.add(sentAs(n));
    expect(sent.find(`${id.slice(0, -1)}A`)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => sent.find(text) === undefined));
  });

  test('says where an envelope went last', () => {
    const sent = createSentEnvelopes();
    const id = sent.add(sentAs(0));
    sent.again(id, sentAs(0, 's2'));
    sent.again('from elsewhere', sentAs(1));
    sent.again('from elsewhere', { ...sentAs(1), attempt: 1 });
    expect(sent.find(id)).toEqual(sentAs(0, 's2'));
    expect(sent.find('from elsewhere')).toEqual({ ...sentAs(1), attempt: 1 });
  });

  test('forgets an envelope at the second call after it, and none before', () => {
    const sent = createSentEnvelopes();
    const ids = [sent.add(sentAs(0))];
    sent.again('a', sentAs(9));
    sent.forget();
    ids.push(sent.add(sentAs(1)));
    sent.again(ids[0] ?? '', sentAs(0, 's2'));
    expect([...ids, 'a'].map((id) => sent.find(id)?.link)).toEqual(['s2', 's1', 's1']);
    sent.forget();
    sent.again(ids[0] ?? '', sentAs(0, 's3'));
    expect([...ids, 'a'].map((id) => sent.find(id)?.link)).toEqual([undefined, 's1', undefined]);
    sent.forget();
    expect(sent.find(ids[1] ?? '')).toBeUndefined();
  });
});
