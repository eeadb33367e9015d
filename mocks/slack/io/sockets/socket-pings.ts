import type { Observe } from '../../protocol/facts.ts';
import type { PolicyValues } from '../../protocol/policy.ts';
import type { Random } from '../../protocol/random.ts';
import type { Switch } from '../switch.ts';
import type { SocketLink } from './socket-link.ts';

/**
 * One tick for all links, not one per link: real logs show the first ping 3–4 s after hello (slack-protocol.md §1.7). Its phase is
 * drawn. Cuts links without a pong for too long. Returns its end.
 */
export function startSocketPings({
  policy,
  links,
  withheld,
  observe,
  now,
  random,
}: {
  readonly policy: Pick<PolicyValues, 'pingEveryUs' | 'pongCutOffUs'>;
  readonly links: ReadonlySet<SocketLink>;
  readonly withheld: Switch;
  readonly observe: Observe;
  /** µs, monotonic. */
  readonly now: () => number;
  readonly random: Random;
}): () => void {
  const everyMs = (): number => policy.pingEveryUs / 1_000;
  let timer = setTimeout(tick, random.next() * everyMs());

  function tick(): void {
    timer = setTimeout(tick, everyMs());
    for (const link of links) {
      if (!link.isRegistered()) continue;
      // Who is not asked need not answer.
      if (withheld.isOn()) {
        link.forgive();
        observe({ kind: 'fault-met', fault: 'withhold-pings', link: link.id });
      } else if (now() - link.pongAtUs() > policy.pongCutOffUs)
        link.feed({ kind: 'cut', why: `no pong for ${Math.round((now() - link.pongAtUs()) / 1_000_000)} s` });
      else link.ping();
    }
  }

  return () => clearTimeout(timer);
}
