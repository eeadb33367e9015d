"""A Slack app on slack_sdk alone, as its documentation of Socket Mode would write it, with its built-in client.

Beyond that it does two things for the harness: the API's address comes from the environment, and it says on stdout
what it has handled.
"""

import json
import logging
import os
import time
from threading import Event

from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web import WebClient

logging.basicConfig(level=logging.INFO)

MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Probe"}, "blocks": [{"type": "divider"}]}

handler_delay = int(os.environ.get("HANDLER_DELAY_MS", "0")) / 1000

client = SocketModeClient(
    app_token=os.environ["SLACK_APP_TOKEN"],
    web_client=WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]),
)


def handled(what):
    print(json.dumps({"handled": what}), flush=True)


def answer_with_button(command):
    text = f"probe {command['text']}"
    return {
        "response_type": "ephemeral",
        "text": text,
        "blocks": [
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
    }


def process(client: SocketModeClient, req: SocketModeRequest):
    if req.type == "events_api":
        # Acknowledge the request anyway
        client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
        event = req.payload["event"]
        if event["type"] == "message":
            time.sleep(handler_delay)
            handled(req.payload["event_id"])
        if event["type"] == "app_mention":
            time.sleep(handler_delay)
            client.web_client.chat_postMessage(channel=event["channel"], text=f"heard {event['text']}")
            handled(req.payload["event_id"])
    if req.type == "slash_commands" and req.payload["command"] == "/probe":
        response = SocketModeResponse(envelope_id=req.envelope_id, payload=answer_with_button(req.payload))
        client.send_socket_mode_response(response)
        handled(req.payload["trigger_id"])
    if req.type == "interactive" and req.payload["type"] == "shortcut":
        client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
        client.web_client.views_open(trigger_id=req.payload["trigger_id"], view=MODAL)
        handled(req.payload["trigger_id"])
    if req.type == "interactive" and req.payload["type"] == "block_actions":
        client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
        action = req.payload["actions"][0]
        if action["action_id"] == "go":
            client.web_client.chat_postMessage(
                channel=req.payload["channel"]["id"], text=f"pressed {action['value']}"
            )
            handled(req.payload["trigger_id"])


if __name__ == "__main__":
    client.socket_mode_request_listeners.append(process)
    client.connect()
    # Just not to stop this process
    Event().wait()
