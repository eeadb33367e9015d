/** `npm run chaos`: random faults under steady traffic, over both transports at the same time; one round, or a search for ways to fail. */

import { randomInt } from 'node:crypto';
import { minutes as minutesLong } from '../base/units.ts';
import { shellWord } from '../base/shell-word.ts';
import { chaosScenario, type NamedProgram } from '../chaos/chaos-scenario.ts';
import { vocabulary } from '../chaos/vocabulary.ts';
import type { LiveRoom } from '../live/open-live.ts';
import { defaultSystem, largestSeed } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import type { CellResult } from '../result.ts';
import { chaosLab, type ChaosLab } from './chaos-lab.ts';
import { repeatLines, type RepeatLines } from './chaos-repeat.ts';
import { openRoom } from './chaos-room.ts';
import { onlyRound, search, type Searched } from './chaos-search.ts';
import { checkOut } from './check-out.ts';
import { type ChaosCommand, type ChaosFlags, declareChaos, mostRounds } from './declare-chaos.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { type Live, showLive } from './live.ts';
import { loadConfig } from './load-config.ts';
import { exitCodeOfEnd, type Interrupt, onInterrupt } from './on-interrupt.ts';
import { selectPolicy } from './option-values.ts';
import { requiredOf, selectSystems, selectTransports } from './select.ts';
import { underTraffic } from './select-workload.ts';
import { searchedLines } from './searched-lines.ts';
import { showChaos } from './show-chaos.ts';
import { shrinkFailure } from './shrink-failure.ts';
import { tellMeasured } from './tell-measured.ts';
import { UsageError } from './usage-error.ts';
import { watched } from './watched.ts';
import { writeJson, writeText } from './write-text.ts';

export function chaosCommand(): ChaosCommand {
  const command = declareChaos();
  return command.action(async (flags) => {
    process.exitCode = await chaos(flags, command);
  });
}

async function chaos(flags: ChaosFlags, command: ChaosCommand): Promise<ExitCode> {
  const { seed = randomInt(largestSeed), out, json } = flags;
  const { rounds = flags.untilFailure === undefined ? 1 : mostRounds } = flags;
  checkWatching(flags, rounds);
  const cells = await cellsOf(flags, seed);
  const transports = selectTransports(flags.transport);
  checkOut(out);
  const stream = json ? process.stderr : process.stdout;
  const line = (text: string): void => writeText(stream, `${text}\n`);
  const minutes = minutesOf(flags, command);
  const { policy } = cells;
  const room = flags.open ? await openRoom({ name: namesOf(cells), rate: flags.rate, policy, command }) : undefined;
  const interrupt = onInterrupt((why) => {
    if (why === undefined) line('Ending the run: healing, stopping the apps, writing the report of what was seen');
  });
  const { signal } = interrupt;
  const repeat = repeatLines(command, { seed, minutes });
  const lab = labOf(flags, { cells, interrupt, repeat, room });
  const told: { code: ExitCode; cells: readonly CellResult[] } = { code: exitCodes.unknown, cells: [] };
  try {
    const searched = await search({
      lab,
      seed,
      lasting: minutesLong(minutes),
      perSecond: flags.rate,
      intensity: flags.intensity,
      kinds: flags.byHand ? [] : vocabulary,
      transports,
      rounds,
      enough: flags.untilFailure ?? Number.POSITIVE_INFINITY,
      signal,
      live: (programs, first) => liveOf(programs, { first, stream, seed, cells, minutes, rate: flags.rate, room }),
      measured(measured) {
        told.cells = [...told.cells, ...measured.result.cells];
        if (rounds === 1) told.code = tellMeasured(measured, { stream, json, signal });
      },
      shrink: async (failure, known) =>
        // What somebody did by hand is not done again.
        room
          ? undefined
          : shrinkFailure(failure, known, {
              lab,
              line,
              signal,
              budgetMs: flags.shrinkMinutes * 60_000,
              repeat: (file, { transport }) => repeat.ofFile(file, { asked: askedBy(cells), transport }),
            }),
    });
    for (const text of searchedLines(searched, { isMany: rounds > 1 })) line(text);
    if (rounds === 1) line(`Repeat: ${repeat.ofRound({ asked: askedBy(cells) })}`);
    else if (json) writeJson(process.stdout, { seed, ...searched, coverage: Object.fromEntries(searched.coverage) });
    if (signal.aborted) return exitCodeOfEnd(signal);
    return rounds === 1 ? told.code : exitCodeOfSearch(searched, told.cells);
  } finally {
    interrupt.stop();
    await room?.close();
  }
}

function checkWatching({ open, byHand, rounds, untilFailure }: ChaosFlags, count: number): void {
  if (byHand && !open)
    throw new UsageError('--by-hand is given without --open: expected both, as hands reach the faults on its page');
  if (open && count !== 1)
    throw new UsageError(
      `--open is given with ${rounds === undefined && untilFailure !== undefined ? '--until-failure' : '--rounds'}: expected one of them, as its page shows one round`,
    );
}

/** Whoever watches ends it when they have seen enough. */
const watchedMinutes = 30;

function minutesOf(flags: ChaosFlags, command: ChaosCommand): number {
  if (flags.for !== undefined) return flags.for / 60;
  return flags.open && command.getOptionValueSource('minutes') === 'default' ? watchedMinutes : flags.minutes;
}

function namesOf({ systems }: Cells): string {
  return systems.map(({ system, version }) => `${system.name}@${version}`).join(', ');
}

type Cells = Parameters<typeof chaosLab>[1]['cells'];

async function cellsOf(flags: ChaosFlags, seed: number): Promise<Cells> {
  const { system: named, app } = flags;
  if (named !== undefined && app !== undefined)
    throw new UsageError('Both --system and --app are given: expected one of them, as chaos has one system under test');
  const systems = selectSystems({
    named: named === undefined ? [] : [named],
    app,
    fallback: [defaultSystem],
    own: (await loadConfig()).systems,
  });
  return {
    systems,
    seed,
    policy: runPolicy(flags.hasten, selectPolicy(flags.policy)),
    supervise: flags.supervise,
    reportsHandled: flags.reportsHandled,
    promises: flags.promise,
    health: flags.health,
    effectCommand: flags.effect,
    text: flags.text,
  };
}

function labOf(
  flags: ChaosFlags,
  {
    cells,
    interrupt,
    repeat,
    room,
  }: {
    readonly cells: Cells;
    readonly interrupt: Interrupt;
    readonly repeat: RepeatLines;
    readonly room: LiveRoom | undefined;
  },
): ChaosLab {
  return chaosLab(`chaos-${cells.seed}`, {
    cells,
    interrupt,
    workers: flags.workers,
    run: {
      out: flags.out,
      of: { required: requiredOf(cells.systems), allowsUnsupported: flags.allowUnsupported },
      engine: flags.embedded ? 'embedded' : 'auto',
      command: repeat.ofRound({ asked: askedBy(cells) }),
      ...(room ? { steered: room.steered } : {}),
    },
    reshape: (scenario) => {
      const [reshaped = scenario] = underTraffic([scenario], { workload: flags.workload });
      return room ? room.within(reshaped) : reshaped;
    },
    repeat: (file, { scenario, asked, transport }) =>
      scenario === onlyRound ? repeat.ofRound({ asked }) : repeat.ofFile(file, { asked, transport }),
  });
}

function askedBy({ systems: [first] }: Cells): string {
  if (first === undefined) return '';
  return first.system.askedBy ?? `--system ${shellWord(`${first.system.name}@${first.version}`)}`;
}

interface Shown {
  /** From 1. */
  readonly first: number;
  readonly stream: NodeJS.WriteStream;
  readonly seed: number;
  readonly cells: Cells;
  readonly minutes: number;
  readonly rate: number;
  readonly room: LiveRoom | undefined;
}

function liveOf(programs: readonly NamedProgram[], { first, stream, seed, cells, minutes, rate, room }: Shown): Live {
  const [only, ...others] = programs;
  if (only?.name === onlyRound) {
    const intro = `Chaos for ${minutes} min with seed ${seed}: ${namesOf(cells)}, ${rate} events a second`;
    const live = showChaos(stream, intro, chaosScenario(only).faults);
    return room ? watched(live, room, stream) : live;
  }
  const numbers = others.length === 0 ? `Round ${first}` : `Rounds ${first} to ${first + others.length}`;
  return showLive(stream, `${numbers} of chaos with seed ${seed}, ${minutes} min each: ${namesOf(cells)}`);
}

function exitCodeOfSearch({ findings }: Searched, cells: readonly CellResult[]): ExitCode {
  if (findings.length > 0) return exitCodes.fail;
  return cells.some(({ verdict }) => verdict === 'pass' || verdict === 'fail') ? exitCodes.pass : exitCodes.unknown;
}
