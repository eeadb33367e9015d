/** The smallest program that still fails in the same way, by trying smaller ones: delta debugging with an oracle that takes time. */

export interface ShrinkOptions<Program> {
  readonly from: Program;
  /** The boldest first. */
  readonly smaller: (program: Program) => readonly Program[];
  /** Of each, whether it fails in the same way; some may run side by side. */
  readonly failing: (programs: readonly Program[]) => Promise<readonly boolean[]>;
  /** How many are tried at a time. */
  readonly width: number;
  /** The budget is spent. */
  readonly isOver: () => boolean;
  readonly textOf: (program: Program) => string;
}

export interface Shrunk<Program> {
  readonly program: Program;
  /** How many were tried. */
  readonly tried: number;
  /** Nothing could be taken away; false where the budget was spent before. */
  readonly isSmallest: boolean;
}

export async function shrink<Program>(options: ShrinkOptions<Program>): Promise<Shrunk<Program>> {
  const { smaller, failing, width, isOver, textOf } = options;
  const known = new Set([textOf(options.from)]);
  let program = options.from;
  let tried = 0;
  for (;;) {
    const left = smaller(program).filter((each) => !known.has(textOf(each)));
    if (left.length === 0) return { program, tried, isSmallest: true };
    if (isOver()) return { program, tried, isSmallest: false };
    const batch = left.slice(0, width);
    for (const each of batch) known.add(textOf(each));
    const fails = await failing(batch);
    tried += batch.length;
    program = batch.find((_, index) => fails[index]) ?? program;
  }
}
