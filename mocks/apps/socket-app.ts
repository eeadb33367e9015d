/** A user's app over Socket Mode without an SDK: `ws`, and the machine that decides when it dials. Runs as a process. */

import { WebSocket, type RawData } from 'ws';
import { initial, PROMPT, step, type Input, type Output, type ReconnectPolicy } from './protocol/reconnect.ts';
import { type Frame, parseFrame } from './protocol/parse-frame.ts';
import { runApp } from './run-app.ts';
import type { Settings } from './settings.ts';
import { openConnection } from './open-connection.ts';
import { workInHand } from './work-in-hand.ts';

/** Less than the harness' own patience (2 s), so that work in hand is finished and the exit code is ours. */
const FINISH_WITHIN_MS = 1_500;

/** Resolves at once; the first link is dialed behind it and, where that fails, again and again. */
export async function startSocketApp(settings: Settings): Promise<{ stop(): Promise<void> }> {
  const apiUrl = settings.need('SLACK_API_URL');
  const appToken = settings.need('SLACK_APP_TOKEN');
  const { behaviour } = settings;
  const policy: ReconnectPolicy = { ...PROMPT, ...behaviour.reconnect };
  const work = workInHand(settings);
  const sockets = new Map<number, WebSocket>();
  const tickets = new Map<number, AbortController>();
  const stopped = Promise.withResolvers<void>();
  const inputs: Input[] = [];
  let state = initial(Number(process.env['APP_SEED'] ?? process.pid));
  let timer: NodeJS.Timeout | undefined;

  /** Inputs that come while one is being worked off wait for their turn. */
  const feed = (input: Input) => {
    if (inputs.push(input) > 1) return;
    for (const current of inputs) {
      const nowMs = performance.now();
      const [next, outputs] = step(state, current, nowMs, policy);
      state = next;
      clearTimeout(timer);
      for (const output of outputs) perform(output, nowMs);
    }
    inputs.length = 0;
  };

  const perform = (output: Output, nowMs: number) => {
    switch (output.kind) {
      case 'ask':
        void ask(output.link);
        return;
      case 'dial':
        dial(output.link, output.url);
        return;
      case 'ping':
        ping(output.link);
        return;
      case 'close':
        sockets.get(output.link)?.close(1000);
        return;
      case 'terminate':
        tickets.get(output.link)?.abort();
        sockets.get(output.link)?.terminate();
        return;
      case 'wake-at':
        timer = setTimeout(() => feed({ kind: 'wake' }), Math.max(1, Math.ceil(output.atMs - nowMs)));
        return;
      case 'stopped':
        stopped.resolve();
        return;
      default:
        output satisfies never;
    }
  };

  const ask = async (link: number) => {
    const controller = new AbortController();
    tickets.set(link, controller);
    const answer = await openConnection({ apiUrl, appToken, signal: controller.signal });
    tickets.delete(link);
    if ('url' in answer) return feed({ kind: 'ticket', link, url: answer.url });
    process.stderr.write(`${answer.error}\n`);
    const { retryAfterMs } = answer;
    feed({ kind: 'refused', link, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  };

  const dial = (link: number, url: string) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    sockets.set(link, socket);
    let isUpgraded = false;
    socket.on('open', () => {
      isUpgraded = true;
      feed({ kind: 'upgraded', link });
    });
    socket.on('pong', () => feed({ kind: 'pong', link }));
    socket.on('message', (data) => receive(link, socket, data));
    socket.on('unexpected-response', (_, response) => {
      const seconds = Number(response.headers['retry-after']);
      process.stderr.write(`Cannot open link ${link}: the upgrade was answered ${response.statusCode}, expected 101\n`);
      feed({ kind: 'refused', link, ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) });
      socket.terminate();
    });
    socket.on('error', (error) => process.stderr.write(`Link ${link} failed: ${error.message}\n`));
    socket.on('close', () => {
      if (isUpgraded && behaviour.exitsWhenLinkEnds && !state.stopping) process.exit(1);
      sockets.delete(link);
      feed({ kind: 'closed', link });
    });
  };

  /** A link whose close frame came is not open any more, though Slack leaves its TCP connection up: that is found here. */
  const ping = (link: number) => {
    const socket = sockets.get(link);
    if (socket?.readyState === WebSocket.OPEN) return socket.ping();
    socket?.terminate();
  };

  const receive = (link: number, socket: WebSocket, data: RawData) => {
    const frame = parseFrame(data.toString());
    switch (frame.kind) {
      case 'hello':
        feed({ kind: 'hello', link });
        return;
      case 'disconnect':
        if (behaviour.exitsWhenLinkEnds) process.exit(1);
        feed({ kind: 'disconnect', link });
        return;
      case 'envelope':
        if (state.stopping) return;
        work.receive({ ...frame, answer: (kind) => kind === 'ack' && sendAck(socket, frame) });
        return;
      case 'odd':
        process.stderr.write(`Link ${link} sent a frame that is not understood\n`);
        return;
      default:
        frame satisfies never;
    }
  };

  /** On the link that brought the envelope, or where that is gone on one that is open. */
  const sendAck = (socket: WebSocket, { envelope, task }: Extract<Frame, { kind: 'envelope' }>) => {
    const open = [socket, ...sockets.values()].find(({ readyState }) => readyState === WebSocket.OPEN);
    open?.send(JSON.stringify({ envelope_id: envelope, payload: task.answer }));
  };

  feed({ kind: 'start' });
  return {
    async stop() {
      feed({ kind: 'stop' });
      await Promise.all([stopped.promise, work.finish(FINISH_WITHIN_MS)]);
    },
  };
}

if (import.meta.main) await runApp(startSocketApp);
