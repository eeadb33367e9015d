// A Slack app as the documentation of Bolt for JavaScript would write it, for Bolt 3.22 and later and both transports.
// Beyond that it does two things for the harness: the API's address comes from the environment, and it says on stdout
// which event it has handled.

import { setTimeout as sleep } from 'node:timers/promises';
import bolt from '@slack/bolt';

const { SLACK_TRANSPORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, PORT } = process.env;
const handlerDelayMs = Number(process.env.HANDLER_DELAY_MS ?? 0);
const socketMode = SLACK_TRANSPORT === 'socket-mode';

const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  ...(socketMode ? { socketMode, appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET }),
});

app.event('message', handle);
app.event('app_mention', handle);
app.error(async (error) => console.error(error));

await app.start(...(socketMode ? [] : [{ port: Number(PORT), host: '127.0.0.1' }]));
console.log(`Bolt app is running over ${SLACK_TRANSPORT}`);

async function handle({ body }) {
  if (handlerDelayMs > 0) await sleep(handlerDelayMs);
  console.log(JSON.stringify({ handled: body.event_id }));
}
