import { LabError } from '../../base/lab-error.ts';
import type { Address, Heal, Lane, Route, ToxicSpec } from '../route.ts';
import type { ProxyState, Stream, ToxicState } from './client.ts';
import { ToxiproxyRefusal } from './deadline-http.ts';
import { freePort } from '../../machine/free-port.ts';
import type { Ledger } from './ledger.ts';
import type { Watchdog } from './watchdog.ts';

export interface OpenRouteOptions {
  readonly name: string;
  readonly dialer: 'slack' | 'app';
  readonly target: Address;
  /** The proxy's name on the server; nobody else may use it. */
  readonly proxy: string;
  readonly streamOf: (lane: Lane, dialer: 'slack' | 'app') => Stream;
  readonly watchdog: Watchdog;
  readonly ledger: Ledger;
}

/** Makes a proxy on the server and what can be done to it. Throws `LabError` where the proxy cannot be made. */
export async function openRoute(options: OpenRouteOptions): Promise<Route> {
  const { name, dialer, target, proxy, streamOf, watchdog, ledger } = options;
  const listen = await createProxy(options);
  const refusals = new Set<symbol>();
  const diversions = new Map<symbol, Address>();
  let toxicsMade = 0;
  let lastChange: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  async function poison(specs: readonly ToxicSpec[]): Promise<Heal> {
    const toxics = specs.map(({ type, lane, attributes }): ToxicState => {
      toxicsMade += 1;
      return { name: `${type}-${toxicsMade}`, type, stream: streamOf(lane, dialer), attributes };
    });
    const added = await Promise.allSettled(toxics.map(addToxic));
    const failed = added.find((outcome) => outcome.status === 'rejected');
    if (failed === undefined) return once(() => endToxics(toxics));
    // Half a fault is none: what was added goes again, and the first reason is told.
    await removeToxics(toxics).catch(() => {});
    throw failed.reason;
  }

  async function addToxic(toxic: ToxicState): Promise<void> {
    await watchdog.call(`add ${toxic.type} to route "${name}"`, (client) => client.addToxic(proxy, toxic));
    ledger.addToxic(proxy, toxic);
  }

  /**
   * A delay ends by being set to nothing, not by being removed: 2.12 removes a toxic under a lock and waits 5 s there for
   * each chunk that it holds for a connection whose far end has gone, so that the whole API stands still (issue 558). What
   * is held is released at once either way, and a delay of nothing costs nothing (toxiproxy.md §4).
   */
  async function endToxics(toxics: readonly ToxicState[]): Promise<void> {
    const delays = toxics.filter(({ type }) => type === 'latency');
    await Promise.all([
      removeToxics(toxics.filter(({ type }) => type !== 'latency')),
      ...delays.map((toxic) => {
        const none: ToxicState = { ...toxic, attributes: { latency: 0, jitter: 0 } };
        ledger.addToxic(proxy, none);
        return watchdog.call(`end ${toxic.type} on route "${name}"`, (client) => client.updateToxic(proxy, none));
      }),
    ]);
  }

  async function removeToxics(toxics: readonly ToxicState[]): Promise<void> {
    await Promise.all(
      toxics.map((toxic) => {
        ledger.forgetToxic(proxy, toxic.name);
        return watchdog.call(`remove ${toxic.type} from route "${name}"`, (client) =>
          client.removeToxic(proxy, toxic.name),
        );
      }),
    );
  }

  async function refuse(): Promise<Heal> {
    const mark = Symbol('refusal');
    await change(() => refusals.add(mark));
    return once(() => change(() => refusals.delete(mark)));
  }

  async function divert(to: Address): Promise<Heal> {
    const mark = Symbol('diversion');
    await change(() => diversions.set(mark, to));
    return once(() => change(() => diversions.delete(mark)));
  }

  /** Faults may overlap: the proxy is what all that are still on make of it; changes happen one after the other. */
  function change(edit: () => void): Promise<void> {
    const changed = lastChange.then(async () => {
      if (closing !== undefined) return;
      edit();
      const state: ProxyState = {
        name: proxy,
        listen,
        upstream: formatAddress([...diversions.values()].at(-1) ?? target),
        enabled: refusals.size === 0,
      };
      const before = ledger.get(proxy);
      if (before?.upstream === state.upstream && before.enabled === state.enabled) return;
      ledger.set(state);
      const to = state.enabled ? `lead route "${name}" to ${state.upstream}` : `disable route "${name}"`;
      await watchdog.call(to, (client) => client.updateProxy(state));
    });
    lastChange = changed.catch(() => {});
    return changed;
  }

  async function close(): Promise<void> {
    ledger.forget(proxy);
    await watchdog.call(`close route "${name}"`, (client) => client.removeProxy(proxy));
  }

  return { name, dialer, listen: parseAddress(listen), poison, refuse, divert, close: () => (closing ??= close()) };
}

/**
 * The port is drawn outside the ephemeral range instead of left to `:0`: a disabled proxy gives it up, and an outgoing
 * connection of any process could take it until the heal.
 */
async function createProxy({ name, target, proxy, watchdog, ledger }: OpenRouteOptions): Promise<string> {
  const upstream = formatAddress(target);
  for (let attempt = 1; ; attempt += 1) {
    const state = { name: proxy, listen: `127.0.0.1:${await freePort()}`, upstream, enabled: true };
    try {
      const listen = await watchdog.call(`open route "${name}" to ${upstream}`, (client) => client.createProxy(state));
      ledger.set({ ...state, listen });
      return listen;
    } catch (error) {
      const wasTaken =
        error instanceof LabError && error.cause instanceof ToxiproxyRefusal && error.cause.status === 500;
      if (!wasTaken || attempt === 5) throw error;
    }
  }
}

function once(heal: () => Promise<void>): Heal {
  let healed: Promise<void> | undefined;
  return () => (healed ??= heal());
}

function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function parseAddress(text: string): Address {
  const { hostname, port } = new URL(`http://${text}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}
