// A Slack app as the README of @slack/socket-mode would write it, for 1.3 and later: the client alone, with
// @slack/web-api to post. Beyond that it does two things for the harness: the API's address comes from the environment,
// and it says on stdout what it has handled.

import { setTimeout as sleep } from 'node:timers/promises';
import * as socketMode from '@slack/socket-mode';
import * as webApi from '@slack/web-api';

const { SocketModeClient } = socketMode;
const { WebClient } = webApi;

const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = process.env;
const handlerDelayMs = Number(process.env.HANDLER_DELAY_MS ?? 0);

const client = new SocketModeClient({ appToken: SLACK_APP_TOKEN, clientOptions: { slackApiUrl: SLACK_API_URL } });
const web = new WebClient(SLACK_BOT_TOKEN, { slackApiUrl: SLACK_API_URL });

on('message', async ({ body, ack }) => {
  await ack();
  await work();
  handled(body.event_id);
});

on('app_mention', async ({ body, event, ack }) => {
  await ack();
  await work();
  await web.chat.postMessage({ channel: event.channel, text: `heard ${event.text}` });
  handled(body.event_id);
});

on('slash_commands', async ({ body, ack }) => {
  const text = `probe ${body.text}`;
  await ack({
    response_type: 'ephemeral',
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text } },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: body.text }],
      },
    ],
  });
  handled(body.trigger_id);
});

on('interactive', async ({ body, ack }) => {
  await ack();
  if (body.type === 'shortcut') {
    await web.views.open({ trigger_id: body.trigger_id, view: modal });
    return handled(body.trigger_id);
  }
  const pressed = body.actions?.find((action) => action.action_id === 'go');
  if (!pressed) return;
  await web.chat.postMessage({ channel: body.channel.id, text: `pressed ${pressed.value}` });
  handled(body.trigger_id);
});

const modal = { type: 'modal', title: { type: 'plain_text', text: 'Probe' }, blocks: [{ type: 'divider' }] };

// The client leaves SIGTERM to the app: it is told that the app is leaving, and the process ends when it has.
process.once('SIGTERM', async () => {
  await client.disconnect();
  process.exit(0);
});

await client.start();
console.log('Socket Mode app is running');

// The client's events are Node's own: what a listener rejects with is its own to catch.
function on(name, listener) {
  client.on(name, (args) => listener(args).catch((error) => console.error(error)));
}

async function work() {
  if (handlerDelayMs > 0) await sleep(handlerDelayMs);
}

function handled(id) {
  console.log(JSON.stringify({ handled: id }));
}
