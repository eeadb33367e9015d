/** One proxied way, and what can be done to it. `network.ts` makes routes; faults use them. */

/** Direction of bytes, named so that it means the same over both transports. */
export type Lane = 'to-app' | 'to-slack';

/** Ends what was begun; resolves when the proxy has confirmed it. Idempotent. */
export type Heal = () => Promise<void>;

/** A toxic as Toxiproxy names it (its README); attribute units are Toxiproxy's: ms, KB/s, bytes, µs for slicer.delay. */
export interface ToxicSpec {
  readonly type: 'latency' | 'bandwidth' | 'slow_close' | 'timeout' | 'reset_peer' | 'slicer' | 'limit_data';
  readonly lane: Lane;
  readonly attributes: Readonly<Record<string, number>>;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Route {
  readonly name: string;
  /** Who dials: decides what Toxiproxy calls upstream (`streamOf`). */
  readonly dialer: 'slack' | 'app';
  /** The address to dial instead of the target. */
  readonly listen: Address;
  /** Adds the toxics (toxicity 1) and resolves when Toxiproxy has confirmed all of them; the Heal removes them. */
  poison(toxics: readonly ToxicSpec[]): Promise<Heal>;
  /** Disables the proxy: live connections are cut, new ones refused, until healed. */
  refuse(): Promise<Heal>;
  /** Sends the route to another target until healed; live connections are cut at both moments. */
  divert(target: Address): Promise<Heal>;
  close(): Promise<void>;
}

/** Which Toxiproxy injected the faults; goes into every result. */
export interface Engine {
  /** `none`: nothing stood between Slack and the app. */
  readonly kind: 'real' | 'embedded' | 'none';
  /** As `/version` says it; `git` for a plain `go install` that is not ours. */
  readonly version: string;
  /** How it was found: `TOXIPROXY_URL`, `PATH`, `cache`, `embedded`, `direct`. */
  readonly from: string;
  readonly url: string;
}

export interface Network {
  readonly engine: Engine;
  /** Throws `LabError` where the proxy cannot be made. */
  openRoute(options: {
    readonly name: string;
    readonly dialer: 'slack' | 'app';
    readonly target: Address;
  }): Promise<Route>;
  close(): Promise<void>;
}
