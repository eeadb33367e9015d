/** Wider lines are no easier to read, and a matrix of all systems fits into these. */
const widest = 200;

/** What a stream can show: colours (`NO_COLOR` and `FORCE_COLOR` decide as everywhere), and how many columns. */
export function terminalOf(stream: NodeJS.WriteStream): { readonly colour: boolean; readonly width: number } {
  return { colour: stream.hasColors?.() ?? false, width: Math.min(stream.columns ?? 100, widest) };
}
