import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as causes from '../../harness/analysis/cause/registry.ts';
import { lintRules } from '../../harness/analysis/lint/index.ts';
import { allProbes } from '../../harness/passport/probes/registry.ts';
import { proofsOf } from '../../harness/matrix/scenario.ts';
import type { TransportName } from '../../harness/result.ts';
import * as behaviours from '../../mocks/apps/behaviours/registry.ts';
import { scenarios } from '../index.ts';
import { theFates } from '../suites/fates-table.ts';
import { brokenPassports } from '../suites/passport-table.ts';
import { cellOf, complaints, detectionPage, echoes, type Proof, unproven, type Wanted } from './detection-table.ts';
import { holes, mostHoles, soundApps } from './holes.ts';

const transports = ['http', 'socket-mode'] as const satisfies readonly TransportName[];

const ofScenarios = scenarios.flatMap((scenario) =>
  transports.flatMap((transport) =>
    proofsOf(scenario, transport).map(({ behaviour, cause }): Proof => ({
      behaviour,
      by: { kind: 'scenario', name: scenario.name },
      transport,
      cause,
    })),
  ),
);

const ofFates = theFates.flatMap(({ name, behaviour, truth, but = {}, unsupported = {} }) =>
  transports
    .filter((transport) => !(transport in unsupported))
    .map((transport): Proof => {
      const { cause } = { ...truth, ...but[transport] };
      return { behaviour, by: { kind: 'fate', name }, transport, ...(cause === undefined ? {} : { cause }) };
    }),
);

const ofPassports = brokenPassports.map(([behaviour, probe]): Proof => ({
  behaviour,
  by: { kind: 'probe', name: probe },
  transport: 'socket-mode',
}));

const proofs = [...ofScenarios, ...ofFates, ...ofPassports];

const wanted: Wanted = {
  behaviours: Object.fromEntries(Object.values(behaviours).map(({ name, does }) => [name, does])),
  causes: Object.values(causes).map(({ name }) => name),
  rules: lintRules.filter(({ gravity }) => gravity === 'fails').map(({ name }) => name),
  cells: scenarios.flatMap(({ name, unsupported = {} }) =>
    transports
      .filter((transport) => !(transport in unsupported))
      .map((transport) => cellOf({ by: { kind: 'scenario', name }, transport })),
  ),
};

describe('whatever is broken is found', () => {
  test('by something broken on purpose, or the hole is in the list with its reason', () => {
    expect(complaints(unproven(wanted, proofs, soundApps), holes)).toEqual([]);
  });

  test('and the list of holes only shrinks', () => {
    expect(Object.keys(holes).length, 'lower mostHoles in scenarios/catalogue/holes.ts').toBe(mostHoles);
  });

  test('sound apps prove no cause', () => {
    const sound = new Set<string>(soundApps);
    expect(proofs.filter(({ behaviour, cause }) => sound.has(behaviour) && cause !== undefined)).toEqual([]);
  });

  test('by probes that exist', () => {
    const names = new Set(allProbes.map(({ name }) => name));
    for (const [, probe] of brokenPassports) expect(names).toContain(probe);
  });

  test('docs/detection.md shows it (-u writes it)', async () => {
    const path = join(import.meta.dirname, '../../docs/detection.md');
    await expect(detectionPage(wanted, proofs, soundApps, holes)).toMatchFileSnapshot(path);
  });
});

describe('the alarm rings where', () => {
  const without = (behaviour: string) => proofs.filter((proof) => proof.behaviour !== behaviour);

  test.each<[what: string, rest: readonly Proof[], sentence: RegExp]>([
    ['an app is nowhere', without('leaks'), /^Nothing broken on purpose proves behaviour leaks: name a broken app in/],
    ['a cause is nowhere', without('leaks'), /^Nothing broken on purpose proves cause memory-grows: /],
    ['a rule is nowhere', without('keeps-old-links'), /^Nothing broken on purpose proves rule keeps-old-links: /],
    ['a transport is nowhere', without('leaks'), /^Nothing broken on purpose proves cell long-load over socket-mode: /],
    [
      'a hole is none any more',
      [...proofs, { behaviour: 'leaks', by: { kind: 'fate', name: 'x' }, transport: 'http', cause: 'given-up' }],
      /^cause given-up is proven and stands among the holes: take its line out of/,
    ],
  ])('%s', (_, rest, sentence) => {
    expect(complaints(unproven(wanted, rest, soundApps), holes)).toContainEqual(expect.stringMatching(sentence));
  });
});

test('a scenario whose app and cause no other proves is no echo', () => {
  const all = echoes(wanted, proofs, soundApps);
  expect(all).toContain('app-down');
  expect(all).not.toContain('long-load');
  const others = ofScenarios.filter(({ behaviour, by }) => behaviour !== 'drops-retries' || by.name === 'app-down');
  expect(echoes(wanted, others, soundApps)).not.toContain('app-down');
});
