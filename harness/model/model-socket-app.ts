/** A Socket Mode app in virtual time: `mocks/apps/protocol` decides, this moves its frames. */

import { parseFrame } from '../../mocks/apps/protocol/parse-frame.ts';
import { initial, type Input, type Output, type State, step } from '../../mocks/apps/protocol/reconnect.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Agenda } from './agenda.ts';
import type { AppSocket, SocketPeer } from './model-link.ts';
import type { OpenAnswer } from './model-web-api.ts';
import type { Ticket } from './model-sockets.ts';
import type { ModelWork } from './model-work.ts';
import type { Traits, WhyDial } from './traits.ts';

export interface ModelApp {
  /** From now on nothing that it does counts: its process is gone. */
  kill(): void;
  /** In order: it closes its links. */
  stop(): void;
}

export interface ModelSocketAppOptions {
  readonly agenda: Agenda;
  readonly traits: Traits;
  readonly random: Random;
  readonly work: ModelWork;
  /** Calls apps.connections.open; what it returns gives the call up. */
  readonly ask: (answer: (answer: OpenAnswer) => void) => () => void;
  readonly dial: (ticket: Ticket, peer: SocketPeer) => () => void;
}

const handshakeUs = 1_000;

/** One dial and what became of it. */
interface Held {
  ticket?: Ticket;
  socket?: AppSocket;
  giveUp: () => void;
}

export function startModelSocketApp(options: ModelSocketAppOptions): ModelApp {
  const { agenda, traits, random, work, ask, dial } = options;
  const held = new Map<number, Held>();
  let state: State = initial(random.below(2 ** 32));
  let isAlive = true;
  let unwake = (): void => {};

  function feed(input: Input, why?: WhyDial): void {
    if (!isAlive) return;
    const [next, outputs] = step(state, input, nowMs(), policyFor(why));
    state = next;
    for (const output of outputs) perform(output);
  }

  /** A wait of its own for each reason is a policy of its own; who is deaf at a refresh is so because it closes its link first. */
  function policyFor(why: WhyDial | undefined): Traits['reconnect'] {
    const waitUs = why === undefined ? undefined : traits.redialUs?.(why, random);
    if (waitUs === undefined) return traits.reconnect;
    return {
      ...traits.reconnect,
      replaces: waitUs === 0 ? 'make-before-break' : 'break-before-make',
      redialDelayMs: waitUs / 1_000,
    };
  }

  const nowMs = (): number => agenda.now() / 1_000;

  function perform(output: Output): void {
    switch (output.kind) {
      case 'ask':
        return begin(output.link);
      case 'dial':
        return connect(output.link);
      case 'ping':
        return held.get(output.link)?.socket?.ping();
      case 'close':
        held.get(output.link)?.socket?.close();
        // The close handshake is answered.
        return void agenda.at(agenda.now() + handshakeUs, () => feed({ kind: 'closed', link: output.link }));
      case 'terminate':
        held.get(output.link)?.giveUp();
        return void held.delete(output.link);
      case 'wake-at':
        unwake();
        // A whole µs behind it: rounded down it would wake for ever at the same time.
        unwake = agenda.at(Math.floor(output.atMs * 1_000) + 1, () => feed({ kind: 'wake' }));
        return;
      case 'stopped':
        return unwake();
      default:
        output satisfies never;
    }
  }

  function begin(link: number): void {
    const mine: Held = { giveUp: () => {} };
    held.set(link, mine);
    mine.giveUp = ask((answer) => {
      if (held.get(link) !== mine) return;
      if (answer.kind === 'refused') return feed({ ...answer, link });
      mine.ticket = answer.ticket;
      feed({ kind: 'ticket', link, url: answer.ticket.id });
    });
  }

  function connect(link: number): void {
    const mine = held.get(link);
    if (mine?.ticket === undefined) return;
    const isMine = (): boolean => isAlive && held.get(link) === mine;
    const gone = (): void => {
      if (!isMine()) return;
      held.delete(link);
      feed({ kind: 'closed', link }, 'loss');
    };
    mine.giveUp = dial(mine.ticket, {
      upgraded(socket) {
        mine.socket = socket;
        mine.giveUp = () => socket.terminate();
        if (isMine()) feed({ kind: 'upgraded', link });
      },
      refused: () => isMine() && feed({ kind: 'refused', link }),
      text: (text) => isMine() && heard(link, text, mine),
      ping: () => isMine() && mine.socket?.pong(),
      pong: () => isMine() && feed({ kind: 'pong', link }),
      closing() {
        mine.socket?.close();
        gone();
      },
      closed: gone,
    });
  }

  function heard(link: number, text: string, { socket }: Held): void {
    const frame = parseFrame(text);
    if (frame.kind === 'hello') feed({ kind: 'hello', link });
    else if (frame.kind === 'disconnect') feed({ kind: 'disconnect', link }, 'refresh');
    else if (frame.kind === 'envelope')
      work.take(frame.task.id, () => socket?.text(`{"envelope_id":"${frame.envelope}"}`));
  }

  feed({ kind: 'start' });
  return {
    stop: () => feed({ kind: 'stop' }),
    kill() {
      for (const { giveUp } of held.values()) giveUp();
      unwake();
      isAlive = false;
    },
  };
}
