"""What the app does, whichever way Slack reaches it."""

import json
import os
import sys
import time
import traceback
import urllib.error
import urllib.request

_delay = int(os.environ.get("HANDLER_DELAY_MS", "0")) / 1000


def handle(payload):
    """Works on an event, a slash command or a button, after it has been answered. Errors are logged."""
    try:
        if payload.get("type") == "event_callback":
            _handle_event(payload["event_id"], payload["event"])
        elif payload.get("command") == "/probe":
            _handled(payload["trigger_id"])
        elif payload.get("type") == "block_actions":
            _handle_actions(payload)
    except Exception:
        traceback.print_exc()


def answer_to(payload):
    """The message that a slash command is answered with; None where an empty answer does."""
    if payload.get("command") != "/probe":
        return None
    text = f"probe {payload.get('text', '')}"
    button = {
        "type": "button",
        "action_id": "go",
        "text": {"type": "plain_text", "text": "Go"},
        "value": payload.get("text", ""),
    }
    return {
        "response_type": "ephemeral",
        "text": text,
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": text}},
            {"type": "actions", "elements": [button]},
        ],
    }


def log(text):
    print(text, file=sys.stderr, flush=True)


def _handle_event(event_id, event):
    if event["type"] not in ("message", "app_mention"):
        return
    time.sleep(_delay)
    if event["type"] == "app_mention":
        _post(event["channel"], f"heard {event['text']}")
    _handled(event_id)


def _handle_actions(payload):
    for action in payload["actions"]:
        if action["action_id"] == "go":
            _post(payload["channel"]["id"], f"pressed {action['value']}")
            _handled(payload["trigger_id"])


def _handled(what):
    # One write a line: the handlers of several events run side by side
    sys.stdout.write(json.dumps({"handled": what}) + "\n")
    sys.stdout.flush()


def _post(channel, text):
    """Posts, and again where Slack refuses it for the moment: after Retry-After, or after 0.5, 1, 2, 4, 8 s."""
    request = urllib.request.Request(
        os.environ["SLACK_API_URL"] + "chat.postMessage",
        data=json.dumps({"channel": channel, "text": text}).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['SLACK_BOT_TOKEN']}",
            "Content-Type": "application/json; charset=utf-8",
        },
    )
    for rest in (0.5, 1, 2, 4, 8, None):
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                answer = json.load(response)
            break
        except urllib.error.HTTPError as error:
            if rest is None or (error.code != 429 and error.code < 500):
                raise
            time.sleep(float(error.headers.get("Retry-After") or rest))
    if not answer["ok"]:
        raise RuntimeError(f"Cannot post to {channel}: chat.postMessage answered {answer['error']}, expected ok")
