/** Which broken app is found by what, and under which cause: from the proofs that the suites demand. Pure. */

import type { TransportName } from '../../harness/result.ts';

/** A broken app, and what must fail it and name the cause. */
export interface Proof {
  readonly behaviour: string;
  /** A scenario, a fate of `scenarios/suites/fates-table.ts`, or a probe of the passport. */
  readonly by: { readonly kind: 'scenario' | 'fate' | 'probe'; readonly name: string };
  readonly transport: TransportName;
  /** A kind of cause or a rule of lint; absent where the app passes and is told of, and in a passport, which names rows. */
  readonly cause?: string;
}

/** What there is to be proven. */
export interface Wanted {
  /** Behaviours, with what each does. */
  readonly behaviours: Readonly<Record<string, string>>;
  readonly causes: readonly string[];
  /** Of gravity `fails`. */
  readonly rules: readonly string[];
  /** `scenario over transport`, for each transport that can have it. */
  readonly cells: readonly string[];
}

/** `behaviour …`, `cause …`, `rule …` or `cell …`, to the reason why nothing proves it. */
export type Holes = Readonly<Record<string, string>>;

/** All that nothing broken on purpose proves, sound apps left out. */
export function unproven(wanted: Wanted, proofs: readonly Proof[], sound: readonly string[]): readonly string[] {
  const apps = new Set([...sound, ...proofs.map(({ behaviour }) => behaviour)]);
  const named = new Set(proofs.map(({ cause }) => cause));
  const cells = new Set(proofs.filter(({ by }) => by.kind === 'scenario').map(cellOf));
  return [
    ...Object.keys(wanted.behaviours).flatMap((name) => (apps.has(name) ? [] : [`behaviour ${name}`])),
    ...wanted.causes.flatMap((name) => (named.has(name) ? [] : [`cause ${name}`])),
    ...wanted.rules.flatMap((name) => (named.has(name) ? [] : [`rule ${name}`])),
    ...wanted.cells.flatMap((cell) => (cells.has(cell) ? [] : [`cell ${cell}`])),
  ];
}

/** Scenarios without which every app and every cause would still be proven, by others. */
export function echoes(wanted: Wanted, proofs: readonly Proof[], sound: readonly string[]): readonly string[] {
  const before = unproven({ ...wanted, cells: [] }, proofs, sound).length;
  const names = new Set(proofs.flatMap(({ by }) => (by.kind === 'scenario' ? [by.name] : [])));
  return [...names].filter((name) => {
    const rest = proofs.filter(({ by }) => by.kind !== 'scenario' || by.name !== name);
    return unproven({ ...wanted, cells: [] }, rest, sound).length === before;
  });
}

/** What is wrong with the list of holes, each in a sentence; none where it holds exactly what is unproven. */
export function complaints(found: readonly string[], holes: Holes): readonly string[] {
  return [
    ...found
      .filter((each) => !Object.hasOwn(holes, each))
      .map(
        (each) =>
          `Nothing broken on purpose proves ${each}: name a broken app in the proof of a scenario, in scenarios/suites/fates-table.ts or in passport-table.ts`,
      ),
    ...Object.keys(holes)
      .filter((each) => !found.includes(each))
      .map((each) => `${each} is proven and stands among the holes: take its line out of scenarios/catalogue/holes.ts`),
  ];
}

/** `scenario over transport`. */
export function cellOf({ by, transport }: Pick<Proof, 'by' | 'transport'>): string {
  return `${by.name} over ${transport}`;
}

/** The page docs/detection.md. */
export function detectionPage(
  wanted: Wanted,
  proofs: readonly Proof[],
  sound: readonly string[],
  holes: Holes,
): string {
  const broken = Object.entries(wanted.behaviours).filter(([name]) => !sound.includes(name));
  const over = (name: string, transport: TransportName): string =>
    proofs
      .filter((proof) => proof.behaviour === name && proof.transport === transport)
      .map(proofWords)
      .join(', ');
  const rows = broken.map(
    ([name, does]) => `| \`${name}\` | ${does} | ${over(name, 'http')} | ${over(name, 'socket-mode')} |`,
  );
  const causes = [...wanted.causes, ...wanted.rules].map((cause) => {
    const by = proofs.filter((proof) => proof.cause === cause).map(({ behaviour }) => `\`${behaviour}\``);
    return `| \`${cause}\` | ${[...new Set(by)].join(', ')} |`;
  });
  return (
    [
      '# What is found of what is broken',
      'Written by `npx vitest run --project unit scenarios/catalogue/detection.test.ts -u`. `npm test` runs every app that is broken on purpose against what stands beside it, and demands that it fails and that the cause is named (in brackets). A fate is told without a scenario; a probe is one of the passport.',
      `${broken.length} broken apps, ${proofs.length} proofs; ${Object.keys(holes).length} holes.`,
      '## Broken apps',
      ['| app | what it does | HTTP | Socket Mode |', '| --- | --- | --- | --- |', ...rows].join('\n'),
      '## Causes',
      ['| cause | shown by |', '| --- | --- |', ...causes].join('\n'),
      '## Scenarios whose apps and causes others prove as well',
      'They ask about other circumstances; what they prove of apps, the table would prove without them.',
      echoes(wanted, proofs, sound)
        .map((name) => `\`${name}\``)
        .join(', '),
      '## Holes',
      Object.entries(holes)
        .map(([what, why]) => `- ${what}: ${why}`)
        .join('\n'),
    ].join('\n\n') + '\n'
  );
}

function proofWords({ by, cause }: Proof): string {
  return `${by.kind === 'scenario' ? '' : `${by.kind} `}${by.name}${cause === undefined ? '' : ` (${cause})`}`;
}
