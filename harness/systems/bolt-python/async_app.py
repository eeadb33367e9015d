"""The app of app.py on asyncio, for the Socket Mode clients that need it."""

import asyncio
import json
import logging
import os

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

logging.basicConfig(level=logging.INFO)

handler_delay = int(os.environ.get("HANDLER_DELAY_MS", "0")) / 1000

app = AsyncApp(
    client=AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]),
)


def handled(what):
    print(json.dumps({"handled": what}), flush=True)


@app.event("message")
async def handle_message(body):
    await asyncio.sleep(handler_delay)
    handled(body["event_id"])


@app.event("app_mention")
async def handle_app_mention(body, event, say):
    await asyncio.sleep(handler_delay)
    await say(f"heard {event['text']}")
    handled(body["event_id"])


@app.command("/probe")
async def probe(ack, command):
    text = f"probe {command['text']}"
    await ack(
        text=text,
        response_type="ephemeral",
        blocks=[
            {"type": "section", "text": {"type": "mrkdwn", "text": text}},
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "go",
                        "text": {"type": "plain_text", "text": "Go"},
                        "value": command["text"],
                    }
                ],
            },
        ],
    )
    handled(command["trigger_id"])


@app.action("go")
async def go(ack, body, action, say):
    await ack()
    await say(f"pressed {action['value']}")
    handled(body["trigger_id"])


async def main():
    if os.environ["SOCKET_MODE_CLIENT"] == "aiohttp":
        from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
    else:
        from slack_bolt.adapter.socket_mode.websockets import AsyncSocketModeHandler

    await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()


if __name__ == "__main__":
    asyncio.run(main())
