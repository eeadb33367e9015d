import { z } from 'zod';
import { slackFault } from './slack-fault.ts';

/** An incident of Slack's, as on 2025-02-26 (slack-protocol.md §2.5). Retries under way, commands and interactions go on. */
export const loseEvents = slackFault({
  name: 'lose-events',
  on: 'slack',
  parameters: z.strictObject({}),
  does: 'An incident of Slack’s: events that are raised meanwhile are discarded and never sent',
  isMomentary: false,
  touches: { rule: 'met', faults: ['lose-events'] },
  text: () => 'Slack discards the events that are raised',
  begin: (slack) => ({ end: slack.loseEvents() }),
});
