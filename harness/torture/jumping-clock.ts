/**
 * Loaded into a harness (`--import`) whose wall clock is to jump, as NTP or a person sets it: by `JUMP_MS` after `JUMP_AFTER_MS`.
 * The monotonic clock goes on, as that of a machine does.
 */

const by = Number(process.env['JUMP_MS']);
const after = Number(process.env['JUMP_AFTER_MS']);
const RealDate = Date;
const began = performance.now();

function shift(): number {
  return performance.now() - began >= after ? by : 0;
}

class JumpingDate extends RealDate {
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) super(RealDate.now() + shift());
    else super(...(args as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift();
  }
}

globalThis.Date = JumpingDate as DateConstructor;
