/** Rounds of fault programs, until there are no more or enough was found: each batch aims at what the ones before have not seen. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import type { Micros } from '../base/units.ts';
import type { NamedProgram } from '../chaos/chaos-scenario.ts';
import { type Coverage, nothingSeen, seeCell, unseen } from '../chaos/coverage.ts';
import { drawProgram } from '../chaos/draw-program.ts';
import { causeOfFailure, type Failure, type Finding, type Found } from '../chaos/finding.ts';
import { holds, onlyOver, type Program, type Step } from '../chaos/program.ts';
import type { Kind } from '../chaos/vocabulary.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { TransportName } from '../result.ts';
import type { ChaosLab } from './chaos-lab.ts';
import type { Live } from './live.ts';
import type { Measured } from './measure-cells.ts';

/** The name of the program where there is one round only. */
export const onlyRound = 'chaos';

export interface SearchOptions {
  readonly lab: ChaosLab;
  readonly seed: number;
  readonly lasting: Micros;
  readonly perSecond: number;
  readonly intensity: number;
  /** None: no fault is drawn. */
  readonly kinds: readonly Kind[];
  readonly transports: readonly TransportName[];
  readonly rounds: number;
  /** Enough: so many ways to fail. */
  readonly enough: number;
  readonly signal: AbortSignal;
  /** How a batch is shown; `first` is the number of its first round, from 1. */
  readonly live: (programs: readonly NamedProgram[], first: number) => Live;
  readonly measured: (measured: Measured) => void;
  /** What becomes of a failure that no earlier one explains: the same in its smallest form, or undefined where that is known already. */
  readonly shrink: (failure: Failure, known: readonly Finding[]) => Promise<Found | undefined>;
}

export interface Searched {
  readonly findings: readonly Found[];
  readonly coverage: ReadonlyMap<TransportName, Coverage>;
  /** How many were run. */
  readonly rounds: number;
}

export async function search(options: SearchOptions): Promise<Searched> {
  const { lab, transports, signal, enough } = options;
  const coverage = new Map(transports.map((transport) => [transport, nothingSeen()] as const));
  const findings: Found[] = [];
  const atOnce = Math.max(1, Math.floor(lab.workers / transports.length));
  let rounds = 0;
  while (rounds < options.rounds && findings.length < enough && !signal.aborted) {
    const batch = draw(options, { from: rounds, count: Math.min(atOnce, options.rounds - rounds), coverage, findings });
    const measured = await lab.run(batch, {
      transports,
      live: options.live(batch, rounds + 1),
      // Of many rounds one without a verdict is no loss, and a failure is repeated before it counts.
      looksAgain: options.rounds === 1,
    });
    if (measured === undefined) break;
    rounds += batch.length;
    options.measured(measured);
    see(coverage, measured);
    for (const failure of failuresIn(measured, batch)) {
      if (signal.aborted || findings.length >= enough || isExplained(failure, findings)) continue;
      const found = await options.shrink(failure, findings);
      if (found) findings.push(found);
    }
  }
  return { findings, coverage, rounds };
}

/** In a round of several. */
const mostBouts = 3;

function draw(
  { seed, lasting, perSecond, intensity, transports, rounds, ...options }: SearchOptions,
  {
    from,
    count,
    coverage,
    findings,
  }: {
    readonly from: number;
    readonly count: number;
    readonly coverage: ReadonlyMap<TransportName, Coverage>;
    readonly findings: readonly Finding[];
  },
): readonly NamedProgram[] {
  const kinds = options.kinds.filter(({ over }) => over === undefined || transports.includes(over));
  const aims = [...coverage].flatMap(([transport, seen]) => unseen(seen, transport, kinds));
  const without = findings.map(({ program: { steps } }): readonly Step[] => steps);
  // What one fault did to an app a later one may undo: short programs show it.
  const brief = rounds === 1 ? {} : { mostBouts };
  return Array.from({ length: count }, (_, index) => {
    const round = from + index + 1;
    const own =
      round === 1
        ? seed
        : seeded(seed)
            .fork(`round ${round}`)
            .below(2 ** 31);
    return {
      name: rounds === 1 ? onlyRound : `round-${round}`,
      title: rounds === 1 ? `Chaos, seed ${seed}` : `Chaos, seed ${seed}, round ${round}`,
      program: drawProgram({ seed: own, lasting, perSecond, intensity, kinds, aims, without, ...brief }),
    };
  });
}

function see(coverage: ReadonlyMap<TransportName, Coverage>, { directory, plan }: Measured): void {
  for (const { plan: cell, journal } of plan.cells) {
    const seen = coverage.get(cell.transport);
    const path = join(directory, journal);
    if (seen && existsSync(path)) seeCell(seen, readJournal(path));
  }
}

function failuresIn({ result }: Measured, programs: readonly NamedProgram[]): readonly Failure[] {
  return result.cells.flatMap((cell) => {
    const cause = causeOfFailure(cell);
    const named = programs.find(({ name }) => name === cell.scenario);
    if (cause === undefined || named === undefined) return [];
    const program: Program = onlyOver(cell.transport, named.program);
    return [{ cause, transport: cell.transport, program, name: named.name, cell }];
  });
}

/** The faults of one that was found are in it, over the same transport and with the same end. */
function isExplained({ cause, transport, program }: Finding, findings: readonly Finding[]): boolean {
  return findings.some(
    (each) => each.cause === cause && each.transport === transport && holds(program, each.program.steps),
  );
}
