import type { Scenario } from '../scenario.ts';
import { badlyDatedRequests } from './badly-dated-requests.ts';

export const replayedRequestsScenario = badlyDatedRequests({
  name: 'replayed-requests',
  title: 'Replayed requests',
  asks: 'Does the app refuse what Slack signed more than five minutes ago, and handle what Slack sends meanwhile?',
  how: 'stale',
  behaviour: 'believes-replays',
}) satisfies Scenario;
