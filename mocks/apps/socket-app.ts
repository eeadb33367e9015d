/** A user's app over Socket Mode without an SDK: `ws`, and the machine that decides when it dials. Runs as a process. */

import { Agent } from 'node:https';
import { WebSocket, type RawData } from 'ws';
import { catchUp, type CatchUp } from './catch-up.ts';
import { openConnection } from './open-connection.ts';
import { type Frame, parseFrame } from './protocol/parse-frame.ts';
import { PROMPT, type ReconnectPolicy } from './protocol/reconnect-policy.ts';
import { initial, step, type Input, type Output, type State } from './protocol/reconnect.ts';
import { isMain } from './is-main.ts';
import { runApp, type StartedApp } from './run-app.ts';
import type { Settings } from './settings.ts';
import { workInHand, type WorkInHand } from './work-in-hand.ts';

/** Resolves at once; the first link is dialed behind it and, where that fails, again and again. */
export async function startSocketApp(settings: Settings): Promise<StartedApp> {
  const app = new SocketApp(settings);
  app.feed({ kind: 'start' });
  return app;
}

class SocketApp implements StartedApp {
  readonly #settings: Settings;
  readonly #apiUrl: string;
  readonly #appToken: string;
  readonly #policy: ReconnectPolicy;
  readonly #work: WorkInHand;
  readonly #inbox: CatchUp;
  readonly #sockets = new Map<number, WebSocket>();
  /** Links with a hello. */
  readonly #ready = new Set<number>();
  /** Links that the app has left. */
  readonly #left = new Set<number>();
  readonly #tickets = new Map<number, AbortController>();
  readonly #stopped = Promise.withResolvers<void>();
  readonly #inputs: Input[] = [];
  #state: State;
  #timer: NodeJS.Timeout | undefined;
  #quiet: NodeJS.Timeout | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#apiUrl = settings.need('SLACK_API_URL');
    this.#appToken = settings.need('SLACK_APP_TOKEN');
    this.#policy = { ...PROMPT, ...settings.behaviour.reconnect };
    this.#work = workInHand(settings);
    this.#inbox = catchUp(settings, this.#work);
    this.#state = initial(Number(process.env['APP_SEED'] ?? process.pid));
  }

  isReady(): boolean {
    return [...this.#ready].some((link) => this.#sockets.get(link)?.readyState === WebSocket.OPEN);
  }

  async stop(): Promise<void> {
    this.feed({ kind: 'stop' });
    await Promise.all([this.#stopped.promise, this.#work.finish()]);
  }

  /** Inputs that come while one is being worked off wait for their turn. */
  feed(input: Input): void {
    if (this.#inputs.push(input) > 1) return;
    for (const current of this.#inputs) {
      const nowMs = performance.now();
      const [next, outputs] = step(this.#state, current, nowMs, this.#policy);
      this.#state = next;
      clearTimeout(this.#timer);
      for (const output of outputs) this.#perform(output, nowMs);
    }
    this.#inputs.length = 0;
  }

  #perform(output: Output, nowMs: number): void {
    const { behaviour } = this.#settings;
    switch (output.kind) {
      case 'ask':
        return void this.#ask(output.link);
      case 'dial':
        return this.#dial(output.link, output.url);
      case 'ping':
        return this.#ping(output.link);
      case 'close':
        this.#left.add(output.link);
        if (!behaviour.keepsOldLinks || this.#state.stopping) this.#sockets.get(output.link)?.close(1000);
        return;
      case 'terminate':
        this.#tickets.get(output.link)?.abort();
        if (!behaviour.keepsOldLinks || this.#state.stopping) this.#sockets.get(output.link)?.terminate();
        return;
      case 'wake-at':
        this.#timer = setTimeout(() => this.feed({ kind: 'wake' }), Math.max(1, Math.ceil(output.atMs - nowMs)));
        return;
      case 'stopped':
        return this.#stopped.resolve();
      default:
        output satisfies never;
    }
  }

  async #ask(link: number): Promise<void> {
    const controller = new AbortController();
    this.#tickets.set(link, controller);
    const { signal } = controller;
    const answer = await openConnection({ apiUrl: this.#apiUrl, appToken: this.#appToken, signal });
    this.#tickets.delete(link);
    if ('url' in answer) return this.feed({ kind: 'ticket', link, url: answer.url });
    process.stderr.write(`${answer.error}\n`);
    this.#refused(link, answer.retryAfterMs);
  }

  #refused(link: number, retryAfterMs: number | undefined): void {
    const { exitsWhenRefused, ignoresRetryAfter } = this.#settings.behaviour;
    if (exitsWhenRefused) process.exit(1);
    const isObeyed = retryAfterMs !== undefined && !ignoresRetryAfter;
    this.feed({ kind: 'refused', link, ...(isObeyed ? { retryAfterMs } : {}) });
  }

  #dial(link: number, url: string): void {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      ...throughProxy(this.#settings),
      autoPong: !this.#settings.behaviour.answersNoPings,
    });
    this.#sockets.set(link, socket);
    let isUpgraded = false;
    socket.on('open', () => {
      isUpgraded = true;
      this.feed({ kind: 'upgraded', link });
    });
    socket.on('pong', () => this.feed({ kind: 'pong', link }));
    socket.on('message', (data) => this.#receive(link, socket, data));
    socket.on('unexpected-response', (_, response) => {
      const seconds = Number(response.headers['retry-after']);
      process.stderr.write(`Cannot open link ${link}: the upgrade was answered ${response.statusCode}, expected 101\n`);
      this.#refused(link, seconds > 0 ? seconds * 1_000 : undefined);
      socket.terminate();
    });
    socket.on('error', (error) => {
      process.stderr.write(`Link ${link} failed: ${error.message}\n`);
      if (!isUpgraded && this.#settings.behaviour.exitsWhenRefused && !this.#state.stopping) process.exit(1);
    });
    socket.on('close', () => {
      if (isUpgraded && this.#settings.behaviour.exitsWhenLinkEnds && !this.#state.stopping) process.exit(1);
      this.#sockets.delete(link);
      this.#ready.delete(link);
      this.feed({ kind: 'closed', link });
    });
  }

  /** A link whose close frame came is not open any more, though Slack leaves its TCP connection up: that is found here. */
  #ping(link: number): void {
    const socket = this.#sockets.get(link);
    if (socket?.readyState === WebSocket.OPEN) return socket.ping();
    socket?.terminate();
  }

  #receive(link: number, socket: WebSocket, data: RawData): void {
    const frame = parseFrame(data.toString());
    switch (frame.kind) {
      case 'hello':
        if (frame.connections > (this.#settings.behaviour.mostConnections ?? Infinity)) process.exit(1);
        this.#watchForQuiet(socket);
        void this.#inbox.fetch();
        this.#ready.add(link);
        return this.feed({ kind: 'hello', link });
      case 'disconnect':
        if (this.#settings.behaviour.exitsWhenLinkEnds) process.exit(1);
        return this.feed({ kind: 'disconnect', link });
      case 'envelope':
        if (this.#state.stopping) return;
        if (this.#settings.behaviour.keepsOldLinks === 'unread' && this.#left.has(link)) return;
        if (this.#settings.behaviour.exitsAtRateLimitNotice && frame.isRateLimitNotice) process.exit(1);
        this.#watchForQuiet(socket);
        return this.#inbox.receive({ ...frame, answer: (kind) => kind === 'ack' && this.#sendAck(socket, frame) });
      case 'odd':
        if (this.#settings.behaviour.exitsAtOddFrames) process.exit(1);
        process.stderr.write(`Link ${link} sent a frame that is not understood\n`);
        return;
      default:
        frame satisfies never;
    }
  }

  /** A watchdog that takes quiet for death. */
  #watchForQuiet(socket: WebSocket): void {
    const { redialsWhenQuietMs } = this.#settings.behaviour;
    if (redialsWhenQuietMs === undefined) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => socket.terminate(), redialsWhenQuietMs);
  }

  /** On the link that brought the envelope, or where that is gone on one that is open. */
  #sendAck(socket: WebSocket, { envelope, task }: Extract<Frame, { kind: 'envelope' }>): void {
    const open = [socket, ...this.#sockets.values()].find(({ readyState }) => readyState === WebSocket.OPEN);
    const { padsAcksTo, sendsAcksTwice } = this.#settings.behaviour;
    const payload = padsAcksTo === undefined ? task.answer : { text: 'x'.repeat(padsAcksTo) };
    const ack = JSON.stringify({ envelope_id: envelope, payload });
    open?.send(ack);
    if (sendsAcksTwice) open?.send(ack);
  }
}

/** `fetch` heeds the proxy by NODE_USE_ENV_PROXY; a WebSocket has to be told of it. */
function throughProxy({ behaviour }: Settings): { readonly agent?: Agent } {
  const hasProxy = (process.env['HTTPS_PROXY'] ?? '') !== '';
  return hasProxy && behaviour.dialsPastTheProxy !== true ? { agent: new Agent({ proxyEnv: process.env }) } : {};
}

if (isMain(import.meta.url)) await runApp(startSocketApp);
