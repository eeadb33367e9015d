import type { ProxyState, ToxiproxyClient, ToxicState } from './client.ts';

/** What the server was told and confirmed, so that another one can be told the same. */
export class Ledger {
  readonly #proxies = new Map<string, { state: ProxyState; readonly toxics: Map<string, ToxicState> }>();

  get(name: string): ProxyState | undefined {
    return this.#proxies.get(name)?.state;
  }

  get proxyNames(): readonly string[] {
    return [...this.#proxies.keys()];
  }

  set(state: ProxyState): void {
    const known = this.#proxies.get(state.name);
    if (known === undefined) this.#proxies.set(state.name, { state, toxics: new Map() });
    else known.state = state;
  }

  forget(name: string): void {
    this.#proxies.delete(name);
  }

  addToxic(proxy: string, toxic: ToxicState): void {
    this.#proxies.get(proxy)?.toxics.set(toxic.name, toxic);
  }

  forgetToxic(proxy: string, toxic: string): void {
    this.#proxies.get(proxy)?.toxics.delete(toxic);
  }

  /** Creates what the server does not know, on the same ports, with the faults that were on. */
  async restore(client: ToxiproxyClient): Promise<void> {
    const there = new Set(await client.proxyNames());
    for (const { state, toxics } of this.#proxies.values()) {
      if (there.has(state.name)) continue;
      // Disabled until its toxics are there: no connection may slip through before the fault.
      await client.createProxy({ ...state, enabled: false });
      for (const toxic of toxics.values()) await client.addToxic(state.name, toxic);
      if (state.enabled) await client.updateProxy(state);
    }
  }
}
