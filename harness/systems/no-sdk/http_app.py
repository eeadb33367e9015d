"""A Slack app over HTTP with Python's standard library alone: verifies, answers at once, then works."""

import hashlib
import hmac
import json
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import work

SIGNING_SECRET = os.environ["SLACK_SIGNING_SECRET"].encode()

workers = ThreadPoolExecutor(max_workers=64)


class SlackHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body of an answer are two writes
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path != "/slack/events":
            return self.answer(404)
        if not is_from_slack(self.headers, body):
            return self.answer(401)
        payload = payload_of(self.headers["Content-Type"], body)
        if payload is None:
            return self.answer(400)
        if payload.get("type") == "url_verification":
            return self.answer(200, {"challenge": payload["challenge"]})
        self.answer(200, work.answer_to(payload))
        workers.submit(work.handle, payload)

    def answer(self, status, message=None):
        body = b"" if message is None else json.dumps(message).encode()
        self.send_response(status)
        if message is not None:
            self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        """Only errors are worth a line."""


class SlackServer(ThreadingHTTPServer):
    # Five, as the library has it, are too few for a burst of new connections
    request_queue_size = 128


def is_from_slack(headers, body):
    """Whether Slack signed these bytes, less than five minutes ago
    (https://docs.slack.dev/authentication/verifying-requests-from-slack)."""
    timestamp = headers.get("X-Slack-Request-Timestamp", "")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > 300:
        return False
    digest = hmac.new(SIGNING_SECRET, f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={digest}".encode(), headers.get("X-Slack-Signature", "").encode())


def payload_of(content_type, body):
    """Events are JSON, commands a form, interactions JSON in a form; None for what is none of them."""
    try:
        text = body.decode()
        if content_type == "application/json":
            payload = json.loads(text)
        else:
            form = dict(parse_qsl(text, keep_blank_values=True))
            payload = json.loads(form["payload"]) if "payload" in form else form
        return payload if isinstance(payload, dict) else None
    except (ValueError, RecursionError):
        return None


def main():
    server = SlackServer(("127.0.0.1", int(os.environ["PORT"])), SlackHandler)
    # shutdown() waits for serve_forever(), which a signal handler interrupts
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever(poll_interval=0.1)
    server.server_close()
    workers.shutdown()


if __name__ == "__main__":
    main()
