import type { Scenario } from '../scenario.ts';
import { badlyDatedRequests } from './badly-dated-requests.ts';

export const requestsFromTheFuture = badlyDatedRequests({
  name: 'requests-from-the-future',
  title: 'Requests from the future',
  asks: 'Does the app refuse what is signed for a time more than five minutes ahead, and handle what Slack sends meanwhile?',
  how: 'future',
  behaviour: 'believes-the-future',
}) satisfies Scenario;
