import { expect, test } from 'vitest';
import { seconds } from '../base/units.ts';
import { acked, due, effect, historyOf, posted, sent, settled, type Timed } from './fixtures/facts.ts';
import { givenUpPosts } from './given-up-posts.ts';

const event = (id: string, at: number): readonly Timed[] => [due(id, at), sent(id, at), acked(id, at), settled(id, at)];
const answer = (id: string, at: number): readonly Timed[] => [posted(at), effect(id, at)];
const refused = (at: number, call: string, more: { status?: number; retryAfter?: number; isByFault?: false } = {}) => {
  const { status = 503, isByFault, ...rest } = more;
  const fact = posted(at, 'x', { status, ...(isByFault === false ? {} : { isByFault: true }) });
  return { ...fact, call, ...rest } as Timed;
};
const start = [...event('e0', 0), ...answer('e0', 1)];
const end: Timed = { kind: 'phase', at: seconds(20), phase: 'done' };

/** Of e1, whose answer Slack refused at 1 s; the cell ends at 20 s. */
function givenUp(facts: readonly Timed[]): readonly string[] {
  const history = historyOf([...start, ...event('e1', seconds(1)), ...facts, end]);
  return givenUpPosts(history).map(({ unanswered }) => unanswered.event);
}

test.each<[string, readonly Timed[]]>([
  ['is refused once and not made again', [refused(seconds(1), 'a')]],
  ['is refused with 429', [refused(seconds(1), 'a', { status: 429, retryAfter: 5 })]],
  ['is made again and refused again', [refused(seconds(1), 'a'), refused(seconds(2), 'a')]],
])('a post is given up that %s', (_, facts) => {
  expect(givenUp(facts)).toEqual(['e1']);
});

test.each<[string, readonly Timed[]]>([
  ['Slack took at the second try', [refused(seconds(1), 'a'), { ...posted(seconds(3)), call: 'a' } as Timed]],
  ['stands in Slack in other words', [refused(seconds(1), 'a'), ...answer('e1', seconds(3))]],
  ['was refused for good', [refused(seconds(1), 'a', { status: 200 })]],
  ['no fault refused', [refused(seconds(1), 'a', { isByFault: false })]],
  ['may be made again only now', [refused(seconds(1), 'a', { status: 429, retryAfter: 16 })]],
  ['rests longer each time', [refused(seconds(1), 'a'), refused(seconds(4), 'a'), refused(seconds(12), 'a')]],
  ['waits for others that are posted to the end', [refused(seconds(1), 'a'), posted(seconds(19))]],
  [
    'went with its process',
    [refused(seconds(1), 'a'), { kind: 'app-exited', at: seconds(2), asked: true, code: 0, signal: null }],
  ],
])('no post is given up that %s', (_, facts) => {
  expect(givenUp(facts)).toEqual([]);
});

test('a refusal that belongs to no unanswered event is none', () => {
  const history = historyOf([...start, refused(seconds(1), 'a'), ...event('e1', seconds(2)), end]);
  expect(givenUpPosts(history)).toEqual([]);
});
