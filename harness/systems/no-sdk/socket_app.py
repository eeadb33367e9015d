"""A Slack app over Socket Mode with the websockets package and no SDK.

It replaces a link before it gives it up: on `disconnect` it dials, and closes the old link after the new one's hello. The
times are those of the TypeScript app (mocks/apps/protocol/reconnect.ts).
"""

import asyncio
import json
import os
import random
import signal
import time
import urllib.error
import urllib.request

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException

import work

# Seconds
STEP_TIMEOUT = 5
PING_EVERY = 1.5
# Slack answers late at times, and the link works all the while
PONG_WITHIN = 8.5
CLOSE_WITHIN = 1
BACK_OFF = 0.25
BACK_OFF_CAP = 3
STABLE = 1
FINISH_WITHIN = 1.5


class Refused(Exception):
    """Slack gave no link; `retry_after` seconds shall pass before the next try."""

    def __init__(self, reason, retry_after=0.0):
        super().__init__(reason)
        self.retry_after = retry_after


class App:
    def __init__(self):
        self.links = set()
        self.works = set()

    async def run(self):
        """Dials whenever there is no link, or the one there is will be taken away."""
        failures = 0
        while True:
            try:
                link = await self.dial()
            except (OSError, WebSocketException, Refused, asyncio.TimeoutError) as error:
                work.log(f"Cannot open a link: {error or type(error).__name__}")
                wait = random.uniform(0, min(BACK_OFF_CAP, BACK_OFF * 2**failures))
                failures += 1
                await asyncio.sleep(max(wait, getattr(error, "retry_after", 0)))
                continue
            for replaced in self.links - {link}:
                self.begin(replaced.close())
            ready_at = time.monotonic()
            successor_wanted = asyncio.Event()
            self.begin(self.serve(link, successor_wanted))
            await successor_wanted.wait()
            if time.monotonic() - ready_at >= STABLE:
                failures = 0
            elif link not in self.links:
                # Accept-and-drop must not be answered by a storm
                await asyncio.sleep(random.uniform(0, min(BACK_OFF_CAP, BACK_OFF * 2**failures)))
                failures += 1

    async def dial(self):
        url = await asyncio.to_thread(open_connection)
        link = await connect(
            url,
            compression=None,
            max_size=None,
            open_timeout=STEP_TIMEOUT,
            ping_interval=PING_EVERY,
            ping_timeout=PONG_WITHIN,
            close_timeout=CLOSE_WITHIN,
        )
        try:
            frame = frame_of(await asyncio.wait_for(link.recv(), STEP_TIMEOUT))
            if frame.get("type") != "hello":
                raise Refused(f"Slack said {frame.get('reason', 'something else')}, expected hello")
        except BaseException:
            self.begin(link.close())
            raise
        self.links.add(link)
        return link

    async def serve(self, link, successor_wanted):
        try:
            async for text in link:
                frame = frame_of(text)
                if "envelope_id" in frame:
                    await self.acknowledge(link, frame)
                elif frame.get("type") == "disconnect":
                    successor_wanted.set()
        except ConnectionClosed as error:
            work.log(f"A link has ended: {error}")
        finally:
            self.links.discard(link)
            successor_wanted.set()

    async def acknowledge(self, link, frame):
        payload = frame.get("payload", {})
        answer = work.answer_to(payload)
        ack = {"envelope_id": frame["envelope_id"], **({} if answer is None else {"payload": answer})}
        # Any link may carry it: the one that brought the envelope may be gone by now
        for candidate in [link, *self.links]:
            try:
                await candidate.send(json.dumps(ack))
                break
            except ConnectionClosed:
                continue
        self.begin(asyncio.to_thread(work.handle, payload))

    def begin(self, coroutine):
        task = asyncio.ensure_future(coroutine)
        self.works.add(task)
        task.add_done_callback(self.works.discard)

    async def stop(self):
        for link in self.links:
            self.begin(link.close())
        if self.works:
            await asyncio.wait(self.works, timeout=FINISH_WITHIN)


def frame_of(text):
    """A frame from Slack; empty, and logged, where it is none."""
    try:
        frame = json.loads(text)
    except ValueError:
        frame = None
    if isinstance(frame, dict):
        return frame
    work.log("A link has sent a frame that is not understood")
    return {}


def open_connection():
    request = urllib.request.Request(
        os.environ["SLACK_API_URL"] + "apps.connections.open",
        data=b"",
        headers={"Authorization": f"Bearer {os.environ['SLACK_APP_TOKEN']}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=STEP_TIMEOUT) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        raise Refused(f"apps.connections.open answered {error.code}", float(error.headers.get("Retry-After", 0)))
    except ValueError:
        raise Refused("apps.connections.open answered no JSON")
    if not answer.get("ok"):
        raise Refused(f"apps.connections.open answered {answer.get('error')}, expected a url")
    return answer["url"]


async def main():
    app = App()
    running = asyncio.ensure_future(app.run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    try:
        await running
    except asyncio.CancelledError:
        await app.stop()


if __name__ == "__main__":
    asyncio.run(main())
