import { count } from '../../base/quantity.ts';
import type { CauseKind } from './cause.ts';
import { instant } from './words.ts';

export const leavesOddRequests = {
  name: 'leaves-odd-requests',
  means: 'It leaves signed requests without an answer where their body is not as it expects',
  explains: ['odd-requests-unanswered'],
  find(history) {
    const odd = history.oddRequests.filter(({ lacks, answeredAt }) => lacks === undefined && answeredAt !== undefined);
    const left = odd.filter(({ status }) => status === undefined);
    const [first] = left;
    // What a process that ended leaves is explained by its end.
    if (!first || history.exits.some(({ asked }) => !asked)) return undefined;
    const { request, words, sentAt, detail } = first;
    const others = [...new Set(left.map((each) => each.words))].slice(1);
    const more =
      others.length === 0
        ? ''
        : `; the others are requests ${others.slice(0, 4).join(', ')}${others.length > 4 ? ', …' : ''}`;
    return {
      sentence: `The app gave no answer to ${count(left.length)} of ${count(odd.length)} signed requests whose body it does not expect. The first was ${request}, a request ${words}, ${instant(sentAt, history)} into the run (${detail ?? 'nothing came'})${more}`,
      atUs: sentAt - history.from,
      witness: request,
    };
  },
} as const satisfies CauseKind;
