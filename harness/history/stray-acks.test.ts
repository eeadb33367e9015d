import { expect, test } from 'vitest';
import { acked, due, failed, sent, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';
import { strayAcks } from './stray-acks.ts';

const envelope = (at: number, attempt: number, link: string): Timed =>
  ({ ...sent('e0', at, attempt, link), envelope: `v${attempt}` }) as Timed;
const ackOn = (at: number, attempt: number, link: string): Timed => ({ ...acked('e0', at, attempt), link }) as Timed;

test.each<[string, Timed[], string[]]>([
  ['an ack in time is none', [sent('e0', 0), acked('e0', 5)], []],
  ['a second ack of an attempt', [sent('e0', 0), acked('e0', 5), acked('e0', 9, 0, 'duplicate')], ['twice e0 9']],
  [
    'the answer to a repeat is none, although its event was settled by then',
    [sent('e0', 0), failed('e0', 3), sent('e0', 3, 1), acked('e0', 4, 0, 'late'), acked('e0', 5, 1, 'duplicate')],
    ['late e0 4'],
  ],
  ['an ack that named nothing', [{ kind: 'ack-unknown', at: 7, link: 's1', envelope: 'nobody' }], ['unknown nobody 7']],
  ['an ack on the link of its envelope is none', [envelope(0, 0, 's1'), ackOn(5, 0, 's1')], []],
  ['an ack on another link', [envelope(0, 0, 's1'), ackOn(5, 0, 's2')], ['on another link e0 5']],
  [
    'an ack on another link that does not count',
    [
      envelope(0, 0, 's1'),
      { kind: 'frame-odd', at: 6, link: 's2', why: 'an ack of an envelope that went to s1', ackOf: 'e0' },
    ],
    ['on another link e0 6'],
  ],
  ['an odd frame that is no ack', [{ kind: 'frame-odd', at: 6, link: 's2', why: 'no JSON' }], []],
  ['an HTTP answer has no other link', [sent('e0', 0, 0, 'h1'), ackOn(5, 0, 'h2')], []],
])('%s', (_, facts, expected) => {
  const { all } = folded(strayAcks, [due('e0', 0), ...facts]);
  expect(all.map(({ kind, of, at }) => `${kind} ${of} ${at}`)).toEqual(expected);
});
