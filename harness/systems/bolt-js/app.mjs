// A Slack app as the documentation of Bolt for JavaScript would write it, for Bolt 3.22 and later, both transports and
// both HTTP receivers. Beyond that it does two things for the harness: the API's address comes from the environment, and
// it says on stdout what it has handled.

import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

// Bolt is CommonJS, of which an import in Node and one in Bun give different things; a require gives the same.
const bolt = createRequire(import.meta.url)('@slack/bolt');

const { SLACK_TRANSPORT, SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, PORT } = process.env;
const handlerDelayMs = Number(process.env.HANDLER_DELAY_MS ?? 0);
const socketMode = SLACK_TRANSPORT === 'socket-mode';

const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  ...connection(),
});

function connection() {
  if (socketMode) return { socketMode, appToken: SLACK_APP_TOKEN };
  if (process.env.BOLT_RECEIVER !== 'express') return { signingSecret: SLACK_SIGNING_SECRET };
  return { receiver: new bolt.ExpressReceiver({ signingSecret: SLACK_SIGNING_SECRET }) };
}

// Bolt leaves SIGTERM to the app, and acknowledges events before their listeners run: work in hand is the app's to finish.
const hands = new Set();
app.use(async ({ next }) => {
  const hand = {};
  hands.add(hand);
  try {
    await next();
  } finally {
    hands.delete(hand);
  }
});
process.once('SIGTERM', async () => {
  app.stop().catch(() => {});
  while (hands.size > 0) await sleep(20);
  process.exit(0);
});

app.event('message', async ({ body }) => {
  await work();
  handled(body.event_id);
});

app.event('app_mention', async ({ body, event, say }) => {
  await work();
  await say(`heard ${event.text}`);
  handled(body.event_id);
});

app.command('/probe', async ({ command, ack }) => {
  const text = `probe ${command.text}`;
  await ack({
    response_type: 'ephemeral',
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text } },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: command.text }],
      },
    ],
  });
  handled(command.trigger_id);
});

app.action('go', async ({ action, body, ack, say }) => {
  await ack();
  await say(`pressed ${action.value}`);
  handled(body.trigger_id);
});

app.shortcut('probe_shortcut', async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: modal });
  handled(shortcut.trigger_id);
});

app.error(async (error) => console.error(error));

const modal = { type: 'modal', title: { type: 'plain_text', text: 'Probe' }, blocks: [{ type: 'divider' }] };

await app.start(...(socketMode ? [] : [{ port: Number(PORT), host: '127.0.0.1' }]));
console.log(`Bolt app is running over ${SLACK_TRANSPORT}`);

async function work() {
  if (handlerDelayMs > 0) await sleep(handlerDelayMs);
}

function handled(id) {
  console.log(JSON.stringify({ handled: id }));
}
