import { renderTerminal } from '../../reports/terminal/render-terminal.ts';
import type { ExitCode } from './exit-codes.ts';
import { writeJobSummary } from './job-summary.ts';
import type { Measured } from './measure-cells.ts';
import { exitCodeOfEnd } from './on-interrupt.ts';
import { exitCodeTold } from './shortfall.ts';
import { terminalOf } from './terminal-of.ts';
import { writeJson, writeText } from './write-text.ts';

export interface TellOptions {
  /** Where people read: the summary goes there. */
  readonly stream: NodeJS.WriteStream;
  /** The result as JSON on stdout in place of the summary. */
  readonly json: boolean;
  /** The caller tells what was found. Default false. */
  readonly isQuiet?: boolean;
}

/** Tells what was measured, and with what the command is to end. */
export function tellMeasured(
  { plan, result, reportAt }: Measured,
  { stream, json, isQuiet = false, signal }: TellOptions & { readonly signal: AbortSignal },
): ExitCode {
  writeJobSummary(result, { stream: process.stderr });
  if (json) writeJson(process.stdout, result);
  else if (!isQuiet) writeText(stream, renderTerminal(result, { ...terminalOf(stream), reportAt }));
  return signal.aborted ? exitCodeOfEnd(signal) : exitCodeTold(plan, result, stream);
}
