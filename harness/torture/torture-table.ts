import { type Found, rules, strikes } from './run-trial.ts';

/** Kinds × trials × when they were struck × what was wrong, for the terminal; under it what was wrong, in words. */
export function tortureTable(
  trials: readonly { readonly kind: string; readonly found: Found; readonly seed: number }[],
): string {
  const byKind = Map.groupBy(trials, ({ kind }) => kind);
  const rows = [...byKind].map(([kind, own]) =>
    rowOf(
      kind,
      own.map(({ found }) => found),
    ),
  );
  const all = rowOf(
    'all',
    trials.map(({ found }) => found),
  );
  const head = ['what was done', 'trials', ...strikes, 'ended with', ...rules];
  const table = [head, ...rows, all];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const words = trials.flatMap(({ kind, seed, found }) =>
    found.wrong.map(({ what, text }) => `${kind}, seed ${seed}: ${what}: ${text}`),
  );
  return `${[...lines, '', ...words].join('\n').trimEnd()}\n`;
}

function rowOf(kind: string, found: readonly Found[]): string[] {
  const ends = Map.groupBy(
    found.flatMap(({ ended }) => ended),
    String,
  );
  const wrong = found.flatMap((each) => each.wrong);
  return [
    kind,
    String(found.length),
    ...strikes.map((strike) => String(found.flatMap((each) => each.strikes).filter((each) => each === strike).length)),
    [...ends]
      .map(([end, all]) => `${end} ×${all.length}`)
      .toSorted()
      .join(', '),
    ...rules.map((rule) => String(wrong.filter(({ what }) => what === rule).length)),
  ];
}
