import { count } from '../../base/quantity.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

export const answersBrokenJson = {
  name: 'answers-broken-json',
  means: 'answers a command or an interaction with what is called JSON and is none',
  source: 'https://docs.slack.dev/interactivity/implementing-slash-commands/: a text, or a message as JSON',
  gravity: 'fails',
  find(history) {
    const { brokenAnswers } = history.uselessFrames;
    const [first] = brokenAnswers;
    if (!first) return [];
    const payload = history.deliveries.find(({ event }) => event === first.event)?.payload ?? 'request';
    const often = brokenAnswers.length === 1 ? '' : `, the first of ${count(brokenAnswers.length)} such answers`;
    return [
      {
        sentence: `The app’s answer to ${first.event} (${payload.replaceAll('-', ' ')}) says that it is JSON and cannot be read as such (${first.text.slice(0, 80)}), ${when(first.at, history)}${often}: the person who waits for it sees an error, or raw text`,
        atUs: first.at - history.from,
        count: brokenAnswers.length,
        witness: first.event,
      },
    ];
  },
} as const satisfies LintRule;
