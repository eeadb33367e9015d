import type { Scenario } from '../scenario.ts';
import { requestsOfOthers } from './requests-of-others.ts';

export const requestsFromTheFuture = {
  ...requestsOfOthers({
    name: 'requests-from-the-future',
    title: 'Requests from the future',
    asks: 'Does the app refuse what is signed for a time more than five minutes ahead, and handle what Slack sends meanwhile?',
    hows: ['future'],
    behaviours: ['believes-the-future'],
  }),
  onRequest: true,
} as const satisfies Scenario;
