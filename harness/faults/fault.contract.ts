/**
 * What every fault promises, at a real site: a transport over real sockets through a real proxy. It bites (and in no other way
 * than it says), it heals, it bites again, and to heal twice is to heal once.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Network } from '../network/route.ts';
import { openNetwork } from '../network/open-network.ts';
import type { Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import type { TransportName } from '../result.ts';
import { openTls, type Tls } from '../tls/open-tls.ts';
import { type Effect, observe, opened, quiet } from './fixtures/effect.ts';
import { everyFault, type FaultName } from './fixtures/every-fault.ts';
import type { Fault } from './fault.ts';

export interface FaultContractOptions {
  /** `auto`: the real one where it is found. */
  readonly engine: 'auto' | 'embedded';
  readonly transport: TransportName;
  /** What must show of each fault, and nothing else. */
  readonly effects: Partial<Readonly<Record<FaultName, Partial<Effect>>>>;
}

export function describeFaults({ engine, transport, effects }: FaultContractOptions): void {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  let children: Children;
  let network: Network;
  let tls: Tls;

  beforeAll(async () => {
    children = await spawnChildren();
    network = await openNetwork({ children, engine });
    tls = await openTls({ directory: folder, children, report: () => undefined });
    // The app under test runs in this process, whose environment was read long ago.
    setDefaultCACertificates([...getCACertificates('default'), tls.certificates.authority]);
  });
  afterAll(async () => {
    await network.close();
    await children.close();
    rmSync(folder, { recursive: true });
  });

  describe.concurrent(`over ${transport} through Toxiproxy (${engine})`, () => {
    test.for(Object.entries(effects))('%s', async ([name, effect], { expect }) => {
      const fault: Fault = everyFault[name as FaultName];
      const lab = await opened({ network, transport, ...(fault.name.endsWith('-certificate') ? { tls } : {}) });
      try {
        expect(await observe(lab)).toEqual(quiet);
        for (const turn of ['first', 'second']) {
          const heal: { of?: () => Promise<void> } = {};
          const shown = await observe(lab, async () => {
            heal.of = await fault.inject(lab.site);
          });
          expect({ turn, ...shown }).toEqual({ turn, ...quiet, ...effect });
          await Promise.all([heal.of?.(), heal.of?.()]);
          await heal.of?.();
          await lab.backToNormal();
          expect({ turn, ...(await observe(lab)) }).toEqual({ turn, ...quiet });
        }
      } finally {
        await lab.close();
      }
    });
  });
}
