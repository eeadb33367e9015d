import { count } from '../../base/quantity.ts';
import { isAccepted } from '../../history/odd-requests.ts';
import type { CauseKind } from './cause.ts';
import { instant } from './words.ts';

export const acceptsForgeries = {
  name: 'accepts-forgeries',
  means: 'It accepts requests that Slack did not sign',
  explains: ['forgeries-accepted'],
  find(history) {
    const forged = history.oddRequests.filter(({ lacks }) => lacks !== undefined);
    const accepted = forged.filter(isAccepted);
    const first = accepted.find(({ lacks }) => lacks === 'signature') ?? accepted[0];
    if (!first) return undefined;
    const { request, words, sentAt, lacks, status } = first;
    const kinds = [...new Set(accepted.map((each) => each.words))];
    const onlyForms = accepted.every(({ isForm }) => isForm) && forged.some(({ isForm }) => !isForm);
    const formsOnly = onlyForms ? ': it does not check the signature of forms (commands and interactions)' : '';
    const handled = accepted.filter(({ handledAt }) => handledAt !== undefined).length;
    const what =
      lacks === 'signature'
        ? 'a request that Slack did not sign'
        : 'a request whose timestamp is more than five minutes off';
    return {
      sentence: `The app accepted ${what}: ${request}, ${words}, ${instant(sentAt, history)} into the run, which it ${status === undefined ? 'handled' : `answered ${status}`}. Of ${count(forged.length)} such requests it accepted ${count(accepted.length)} (${kinds.join('; ')})${handled === 0 ? '' : ` and handled ${count(handled)}`}${formsOnly}. Whoever ${lacks === 'signature' ? 'knows its URL can tell it anything' : 'has seen such a request can repeat it: Slack’s rule is to refuse it'}`,
      atUs: sentAt - history.from,
      witness: request,
    };
  },
} as const satisfies CauseKind;
