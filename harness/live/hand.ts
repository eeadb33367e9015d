/** Faults by hand, over both transports at once, and the record of them. */

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type NamedFault, namedFaults } from '../config/named-faults.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Fault } from '../faults/fault.ts';
import type { Stage } from '../lab/script.ts';
import { strike } from '../lab/strike.ts';
import type { TransportName } from '../result.ts';
import type { Heal } from '../network/route.ts';
import type { InForce, LiveMs } from './messages.ts';
import { onlyOver } from './only-over.ts';

/** A fault that was begun by hand. */
export interface Recorded {
  readonly fault: string;
  readonly with: Readonly<Record<string, unknown>>;
  /** The one transport over which it can be had; absent: both. */
  readonly over?: TransportName;
  readonly from: LiveMs;
  /** Absent while it lasts. */
  to?: LiveMs;
}

export interface Hand {
  /** Resolves when it is in force. Rejects with `RefusedError` where it cannot be had. */
  inject(name: string, parameters: unknown): Promise<void>;
  /** Rejects with `RefusedError` where there is none of that number. */
  heal(id: number): Promise<void>;
  healAll(): Promise<void>;
  /** The script of a cell has played: nothing of this hand's stays in it. */
  leave(stage: Stage): Promise<void>;
  inForce(): readonly InForce[];
  /** In the order of their beginning. */
  recorded(): readonly Recorded[];
}

/** What strikes once ends by itself: a host that was recycled is replaced by then. */
const momentMs = 1_000;

interface Held {
  readonly shown: InForce;
  readonly record: Recorded;
  readonly isStop: boolean;
  readonly heals: Map<Stage, Heal>;
}

/** `stages`: the cells that play now. */
export function createHand(stages: () => readonly Stage[], now: () => LiveMs): Hand {
  const held = new Map<number, Held>();
  const beginning = new Set<Promise<unknown>>();
  const record: Recorded[] = [];
  let lastId = 0;

  async function begin(name: string, parameters: unknown): Promise<void> {
    const { named, given, fault } = faultOf(name, parameters);
    refuseBeside(name, fault, [...held.values()]);
    const struck = stages().filter((stage) => whyNot(named, stage) === undefined);
    if (struck.length === 0) throw new RefusedError(409, nobodyToStrike(named, stages()));
    const id = (lastId += 1);
    const each = heldOf(fault, { id, given, since: now(), named });
    // Held from now on, so that it cannot be begun twice
    held.set(id, each);
    try {
      await strikeAll(each, fault, struck);
    } catch (error) {
      await heal(id);
      throw new RefusedError(409, `It cannot be had: ${(error as Error).message}`);
    }
    record.push(each.record);
    if (fault.isMomentary) void endMoment(id);
  }

  async function heal(id: number): Promise<void> {
    const found = held.get(id);
    if (!found) throw new RefusedError(404, `There is no fault ${id} in force`);
    found.record.to = now();
    await Promise.all([...found.heals.keys()].map((stage) => healed(found, stage)));
    held.delete(id);
  }

  async function endMoment(id: number): Promise<void> {
    await pause(momentMs, undefined, { ref: false });
    if (held.has(id)) await heal(id);
  }

  return {
    inject(name, parameters) {
      const begun = begin(name, parameters).finally(() => beginning.delete(begun));
      beginning.add(begun);
      return begun;
    },
    heal,
    healAll: async () => void (await Promise.all([...held.keys()].map(heal))),
    async leave(stage) {
      await Promise.allSettled(beginning);
      for (const [id, each] of held) {
        await healed(each, stage);
        if (each.heals.size > 0) continue;
        each.record.to ??= now();
        held.delete(id);
      }
    },
    inForce: () => [...held.values()].map(({ shown }) => shown),
    recorded: () => record,
  };
}

function heldOf(
  { text, touches }: Fault,
  {
    id,
    given,
    since,
    named: { name, asks = {} },
  }: Pick<InForce, 'id' | 'since'> & { readonly given: Recorded['with']; readonly named: NamedFault },
): Held {
  const over = onlyOver(asks);
  return {
    shown: { id, fault: name, text, since },
    record: { fault: name, with: given, ...(over === undefined ? {} : { over }), from: since },
    isStop: touches.rule === 'exits',
    heals: new Map(),
  };
}

/** Nothing where it does not strike there. One that cannot be healed leaves its cell without a verdict, as in any scenario. */
async function healed({ heals, shown }: Held, stage: Stage): Promise<void> {
  const end = heals.get(stage);
  heals.delete(stage);
  await end?.().catch((error: unknown) =>
    stage.journal.add({ kind: 'fault-failed', fault: shown.fault, why: (error as Error).message }),
  );
}

/** All are waited for, also where one of them rejects. */
async function strikeAll({ heals }: Held, fault: Fault, stages: readonly Stage[]): Promise<void> {
  const all = await Promise.allSettled(
    stages.map(async (stage) => {
      heals.set(stage, await strike(fault, { ...stage, now: stage.clock.now }));
    }),
  );
  const failed = all.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

function faultOf(name: string, parameters: unknown) {
  const named = namedFaults.find((each) => each.name === name);
  if (named === undefined) throw new RefusedError(404, `There is no fault ${name}`);
  const { success, data, error } = named.parameters.safeParse(parameters);
  if (!success) throw new RefusedError(400, `Cannot use the fault ${name}: ${z.prettifyError(error)}`);
  const fault = named.make(data);
  if (fault.environment !== undefined)
    throw new RefusedError(409, `${name} sits in the app from its start: it can be had in a scenario only`);
  return { named, given: parameters as Recorded['with'], fault };
}

function refuseBeside(name: string, { touches }: Fault, others: readonly Held[]): void {
  if (others.some(({ shown }) => shown.fault === name))
    throw new RefusedError(409, `${name} is in force already: heal it first`);
  const stop = touches.rule === 'exits' && others.find(({ isStop }) => isStop);
  if (stop) throw new RefusedError(409, `The app is down already by ${stop.shown.fault}: heal that first`);
}

/** Why the cell cannot have it. */
function whyNot({ asks = {} }: NamedFault, { plan }: Stage): string | undefined {
  if (asks.needsTls && !plan.tls) return 'It is a fault of TLS, and this run speaks none';
  return asks.unsupported?.[plan.transport];
}

function nobodyToStrike(named: NamedFault, stages: readonly Stage[]): string {
  const [stage] = stages;
  return stage === undefined
    ? 'There is no traffic: the apps are starting, or the run is over'
    : (whyNot(named, stage) ?? 'No app can have it');
}
