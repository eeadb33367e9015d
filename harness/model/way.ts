/**
 * A way through the network as Toxiproxy treats it: TCP connections whose bytes are held, swallowed or cut. Pure. What toxics do to single
 * bytes (`bandwidth`, `slicer`) a model of whole messages does not have; it says so.
 */

import type { Heal, Lane, Route, ToxicSpec } from '../network/route.ts';
import type { Agenda } from './agenda.ts';

/** A TCP connection. What is sent on it arrives in order, or never. */
export interface Line {
  send(lane: Lane, arrive: () => void): void;
  /** One end is closed: the other end hears of it behind what was sent before. */
  end(by: 'app' | 'slack'): void;
}

export interface Ends {
  /** The connection is gone, as each end hears it. */
  readonly app: () => void;
  readonly slack: () => void;
}

export interface Way extends Pick<Route, 'poison' | 'refuse'> {
  /** Undefined where the connection is refused. */
  connect(ends: Ends): Line | undefined;
}

/** Each way, without any fault: what loopback takes. */
const latencyUs = 300;
/** A toxic that delays for longer holds until it is taken away. */
const longestDelayMs = 1_000_000;

interface Wire {
  readonly ends: Ends;
  readonly held: { readonly lane: Lane; readonly arrive: () => void }[];
  readonly lastUs: Record<Lane, number>;
  isOpen: boolean;
  /** Toxics swallowed some of it: it ends with them. */
  isSpoiled: boolean;
}

export function createWay(agenda: Agenda): Way {
  const toxics = new Set<ToxicSpec>();
  const wires = new Set<Wire>();
  let refusals = 0;

  function has(lane: Lane, type: ToxicSpec['type']): boolean {
    return [...toxics].some((toxic) => toxic.lane === lane && toxic.type === type);
  }

  /** ms; undefined where it is held. */
  function delayOn(lane: Lane): number | undefined {
    let delay = 0;
    for (const toxic of toxics)
      if (toxic.lane === lane && toxic.type === 'latency') delay += toxic.attributes['latency'] ?? 0;
    return delay > longestDelayMs ? undefined : delay;
  }

  function deliver(wire: Wire, lane: Lane, arrive: () => void): void {
    const delayMs = delayOn(lane);
    if (delayMs === undefined) return void wire.held.push({ lane, arrive });
    const atUs = Math.max(wire.lastUs[lane], agenda.now() + latencyUs + delayMs * 1_000);
    wire.lastUs[lane] = atUs;
    agenda.at(atUs, arrive);
  }

  function cut(wire: Wire): void {
    if (!wire.isOpen) return;
    wire.isOpen = false;
    wires.delete(wire);
    wire.ends.app();
    wire.ends.slack();
  }

  function cutAll(isMeant: (wire: Wire) => boolean): void {
    for (const wire of wires) if (isMeant(wire)) cut(wire);
  }

  function release(): void {
    for (const wire of wires) for (const { lane, arrive } of wire.held.splice(0)) deliver(wire, lane, arrive);
  }

  return {
    connect(ends) {
      if (refusals > 0) return undefined;
      const wire: Wire = { ends, held: [], lastUs: { 'to-app': 0, 'to-slack': 0 }, isOpen: true, isSpoiled: false };
      wires.add(wire);
      return {
        send(lane, arrive) {
          if (!wire.isOpen) return;
          if (has(lane, 'limit_data')) return cut(wire);
          if (has(lane, 'timeout')) wire.isSpoiled = true;
          else deliver(wire, lane, () => wire.isOpen && arrive());
        },
        end(by) {
          if (!wire.isOpen) return;
          const lane = by === 'app' ? 'to-slack' : 'to-app';
          deliver(wire, lane, () => {
            if (!wire.isOpen) return;
            wire.isOpen = false;
            wires.delete(wire);
            wire.ends[by === 'app' ? 'slack' : 'app']();
          });
        },
      };
    },
    async poison(added) {
      const strange = added.find(({ type }) => !modelled.has(type));
      if (strange) throw new Error(`Cannot poison a way of the model with ${strange.type}: it carries whole messages`);
      for (const toxic of added) toxics.add(toxic);
      return once(() => {
        for (const toxic of added) toxics.delete(toxic);
        cutAll(({ isSpoiled }) => isSpoiled);
        release();
      });
    },
    async refuse() {
      refusals += 1;
      cutAll(() => true);
      return once(() => {
        refusals -= 1;
      });
    },
  };
}

const modelled: ReadonlySet<ToxicSpec['type']> = new Set(['latency', 'timeout', 'limit_data']);

function once(act: () => void): Heal {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
