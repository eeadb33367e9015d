import type { Scenario } from '../scenario.ts';
import { requestsOfOthers } from './requests-of-others.ts';

export const replayedRequestsScenario = requestsOfOthers({
  name: 'replayed-requests',
  title: 'Replayed requests',
  asks: 'Does the app refuse what Slack signed more than five minutes ago, and handle what Slack sends meanwhile?',
  hows: ['stale'],
  behaviours: ['believes-replays'],
}) satisfies Scenario;
