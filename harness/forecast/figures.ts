/** What is known of an app's waits, read from what was measured of it. Pure. */

import type { PassportResult } from '../passport-result.ts';
import type { CellResult, RunResult, TransportName } from '../result.ts';

/** For how long an app is without a way for events, in µs, one number for each time that it was seen. */
export interface Waits {
  /** After an announced recycle. */
  readonly refresh: readonly number[];
  /** After a link that ended without a word before. */
  readonly loss: readonly number[];
  /** Until a link that died silently is replaced. */
  readonly silence: readonly number[];
  /** From the start of its process until Slack reaches it. */
  readonly start: readonly number[];
}

export interface Figures {
  readonly system: string;
  /** Those of which anything is known. */
  readonly transports: readonly TransportName[];
  readonly waits: Readonly<Record<TransportName, Waits>>;
  /** Seen to handle an event once that Slack delivered twice. */
  readonly handlesOnce: boolean;
}

export type Measured =
  | { readonly kind: 'passport'; readonly passport: PassportResult }
  | { readonly kind: 'run'; readonly run: RunResult };

/** A passport's row `deaf` of a probe, which of several the first that has it. */
const probes = {
  refresh: ['refresh-open', 'refresh-closed'],
  loss: ['reset', 'fin', 'drop'],
  silence: ['blackhole', 'unanswered-pings'],
} as const;

/** A run's scenarios of one question, with the figure that says how long it was deaf for. */
const scenarios = {
  refresh: ['recycle-linger', 'recycle-announced'],
  loss: ['recycle-abrupt'],
  silence: ['half-open-link', 'half-open-to-app'],
} as const;

const nothing: Waits = { refresh: [], loss: [], silence: [], start: [] };

/** Of one system. Throws `RangeError` where they are of several, or of none. */
export function figuresOf(measured: readonly Measured[], asked?: string): Figures {
  const systems = new Set(
    measured.flatMap((each) =>
      each.kind === 'passport' ? [each.passport.system] : each.run.cells.map(({ system }) => system),
    ),
  );
  const [system, ...others] = asked === undefined ? [...systems] : [...systems].filter((each) => each === asked);
  if (system === undefined)
    throw new RangeError(
      asked === undefined ? 'nothing was measured there' : `"${asked}" is not among ${[...systems].join(', ')}`,
    );
  if (others.length > 0) throw new RangeError(`it is of ${[...systems].join(', ')}: --system says of which`);
  const passports = measured.flatMap((each) =>
    each.kind === 'passport' && each.passport.system === system ? [each.passport] : [],
  );
  const cells = measured.flatMap((each) =>
    each.kind === 'run' ? each.run.cells.filter((cell) => cell.system === system) : [],
  );
  const seen = cells.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail');
  return {
    system,
    transports: (['http', 'socket-mode'] as const).filter(
      (transport) =>
        (transport === 'socket-mode' && passports.length > 0) || seen.some((cell) => cell.transport === transport),
    ),
    waits: {
      http: { ...nothing, start: startsOf(seen, 'http') },
      'socket-mode': {
        refresh: waitsOf('refresh', passports, seen),
        loss: waitsOf('loss', passports, seen),
        silence: waitsOf('silence', passports, seen),
        start: startsOf(seen, 'socket-mode'),
      },
    },
    handlesOnce: seen.some(wasSentTwice) && !seen.some((cell) => numberOf(cell, 'duplicates') > 0),
  };
}

function waitsOf(
  what: keyof typeof probes,
  passports: readonly PassportResult[],
  cells: readonly CellResult[],
): readonly number[] {
  const rows = passports.flatMap((passport) => {
    const [row] = probes[what].flatMap(
      (name) => passport.probes.find((probe) => probe.name === name)?.rows.find((each) => each.name === 'deaf') ?? [],
    );
    return row?.value.kind === 'numbers' ? row.value.numbers : [];
  });
  if (rows.length > 0) return rows;
  for (const scenario of scenarios[what]) {
    const own = cells.filter((cell) => cell.transport === 'socket-mode' && cell.scenario === scenario);
    if (own.length > 0) return own.map((cell) => numberOf(cell, 'gap'));
  }
  return [];
}

function startsOf(cells: readonly CellResult[], transport: TransportName): readonly number[] {
  return cells.flatMap((cell) => {
    const start = cell.measurements['start-up'];
    return cell.transport === transport && start?.kind === 'number' ? [start.value] : [];
  });
}

function wasSentTwice({ episodes }: CellResult): boolean {
  return episodes.some(({ touched, touchedWhat }) => touched > 0 && touchedWhat === 'acks ignored');
}

function numberOf({ measurements }: CellResult, metric: string): number {
  const found = measurements[metric];
  return found?.kind === 'number' ? found.value : 0;
}
