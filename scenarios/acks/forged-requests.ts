import type { Scenario } from '../scenario.ts';
import { requestsOfOthers } from './requests-of-others.ts';

export const forgedRequestsScenario = requestsOfOthers({
  name: 'forged-requests',
  title: 'Forged requests',
  asks: 'Does the app refuse what Slack did not sign, and handle what Slack sends meanwhile?',
  hows: ['unsigned', 'no-timestamp', 'wrong-secret', 'wrong-version', 'wrong-end', 'tampered'],
  behaviours: ['believes-everybody', 'believes-forms'],
}) satisfies Scenario;
