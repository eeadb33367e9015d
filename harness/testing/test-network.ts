import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { namedFaults } from '../config/named-faults.ts';
import type { Site } from '../faults/fault.ts';
import { timeIn } from './judge-test.ts';

export interface Lasting {
  /** As `8 s`. */
  readonly for: string;
}

export interface BegunFault {
  /** Resolves when it has ended: `await partition.over`. */
  readonly over: Promise<void>;
}

/** The way between Slack and the app. Each resolves when the fault is in force; it ends by itself. */
export interface TestNetwork {
  /** Every byte is held, both ways. */
  partition(options: Lasting): Promise<BegunFault>;
  /** Every byte in that direction waits so long. */
  slow(options: Lasting & { readonly lane: 'to-app' | 'to-slack'; readonly delay: string }): Promise<BegunFault>;
  /** Any fault of the harness by its name, with its parameters. */
  fault(name: string, options: Lasting & { readonly with?: Readonly<Record<string, unknown>> }): Promise<BegunFault>;
}

/** `healAll` ends what is still in force. */
export function createTestNetwork(site: Site): {
  readonly network: TestNetwork;
  readonly healAll: () => Promise<void>;
} {
  const heals = new Set<() => Promise<void>>();

  async function fault(name: string, options: Lasting & { readonly with?: Readonly<Record<string, unknown>> }) {
    const lasting = timeIn(options.for);
    const heal = await faultNamed(name, options.with ?? {}).inject(site);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const end = (): Promise<void> => {
      clearTimeout(timer);
      heals.delete(end);
      return heal()
        .then(resolve, reject)
        .then(() => promise);
    };
    const timer = setTimeout(() => void end().catch(() => undefined), lasting / 1e3);
    heals.add(end);
    // Told to whoever awaits it; a test that does not is no place for it
    promise.catch(() => undefined);
    return { over: promise };
  }

  return {
    network: {
      fault,
      partition: (options) => fault('partition-that-heals', options),
      slow: ({ lane, delay, ...options }) => fault('slow-network', { ...options, with: { lane, delay } }),
    },
    healAll: async () => void (await Promise.all([...heals].map((end) => end()))),
  };
}

function faultNamed(name: string, parameters: Readonly<Record<string, unknown>>) {
  const found = namedFaults.find((each) => each.name === name);
  if (found === undefined) {
    const names = namedFaults.map((each) => each.name);
    throw new RangeError(
      `There is no fault "${name}": expected one of ${names.join(', ')}; did you mean ${closest(name, names)}?`,
    );
  }
  const checked = found.parameters.safeParse(parameters);
  if (!checked.success) throw new RangeError(`Cannot use the fault ${name}: ${z.prettifyError(checked.error)}`);
  return found.make(checked.data);
}
