"""A Slack app as the documentation of Bolt for Python would write it, for both transports.

Beyond that it does two things for the harness: the API's address comes from the environment, and it says on stdout
what it has handled.
"""

import json
import logging
import os
import time

from slack_bolt import App
from slack_sdk import WebClient

logging.basicConfig(level=logging.INFO)

MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Probe"}, "blocks": [{"type": "divider"}]}

handler_delay = int(os.environ.get("HANDLER_DELAY_MS", "0")) / 1000

app = App(
    client=WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]),
    signing_secret=os.environ.get("SLACK_SIGNING_SECRET"),
)


def handled(what):
    print(json.dumps({"handled": what}), flush=True)


@app.event("message")
def handle_message(body):
    time.sleep(handler_delay)
    handled(body["event_id"])


@app.event("app_mention")
def handle_app_mention(body, event, say):
    time.sleep(handler_delay)
    say(f"heard {event['text']}")
    handled(body["event_id"])


@app.command("/probe")
def probe(ack, command):
    text = f"probe {command['text']}"
    ack(
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
def go(ack, body, action, say):
    ack()
    say(f"pressed {action['value']}")
    handled(body["trigger_id"])


@app.shortcut("probe_shortcut")
def open_modal(ack, shortcut, client):
    ack()
    client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)
    handled(shortcut["trigger_id"])


def serve_http():
    from flask import Flask, request
    from slack_bolt.adapter.flask import SlackRequestHandler
    from waitress import serve

    flask_app = Flask(__name__)
    handler = SlackRequestHandler(app)

    @flask_app.route("/slack/events", methods=["POST"])
    def slack_events():
        return handler.handle(request)

    serve(flask_app, host="127.0.0.1", port=int(os.environ["PORT"]))


def connect():
    if os.environ.get("SOCKET_MODE_CLIENT") == "websocket_client":
        from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
    else:
        from slack_bolt.adapter.socket_mode import SocketModeHandler

    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()


if __name__ == "__main__":
    if os.environ["SLACK_TRANSPORT"] == "socket-mode":
        connect()
    else:
        serve_http()
