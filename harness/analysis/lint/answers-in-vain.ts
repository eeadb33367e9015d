import { count } from '../../base/quantity.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

export const answersInVain = {
  name: 'answers-in-vain',
  means: 'puts an answer into acks of envelopes that take none',
  source: 'https://docs.slack.dev/apis/events-api/using-socket-mode: accepts_response_payload',
  gravity: 'shown',
  find(history) {
    // Over HTTP Slack ignores the body of an answer to an event, and nothing forbids one.
    const { ignoredAnswers } = history.uselessFrames;
    const [first] = ignoredAnswers;
    if (history.plan.transport === 'http' || !first) return [];
    const often = ignoredAnswers.length === 1 ? '' : `, the first of ${count(ignoredAnswers.length)}`;
    return [
      {
        sentence: `The app’s ack of ${first.event} brought an answer that Slack has no use for (${first.text.slice(0, 80)}), ${when(first.at, history)}${often}`,
        atUs: first.at - history.from,
        count: ignoredAnswers.length,
        witness: first.event,
      },
    ];
  },
} as const satisfies LintRule;
