import { type Micros, us } from '../base/units.ts';

const units = { ms: 1e3, s: 1e6, min: 60e6, h: 3_600e6 } as const;

/** What `timeFrom()` takes. */
export const timePattern = /^\d+(?:\.\d+)? ?(?:ms|s|min|h)$/;
export const timeWish = 'expected a time such as "500 ms", "8 s" or "2 min"';

/** `500 ms`, `8 s`, `1.5 min`; undefined for what is no time. */
export function timeFrom(text: string): Micros | undefined {
  if (!timePattern.test(text)) return undefined;
  const unit = /[a-z]+$/.exec(text)?.[0] as keyof typeof units;
  return us(Number.parseFloat(text) * units[unit]);
}

/** As `timeFrom()` takes it, in seconds: `12.34 s`. */
export function timeText(time: number): string {
  return `${time / units.s} s`;
}
