/** `--policy name=value`, as a user writes it. */

import { closest } from 'fastest-levenshtein';
import { type PolicyValues, type Promised, promises } from '../../mocks/slack/protocol/policy.ts';

const knobs: Readonly<Record<string, Promised<number | boolean | string>>> = promises;

const microseconds: Readonly<Record<string, number>> = { us: 1, ms: 1e3, s: 1e6, min: 60e6, h: 3_600e6 };

/**
 * The values set by `settings`, each like `maxLinks=3`, `ackDeadlineUs=2500ms`, `linkChoice=sticky`; of two that name the same knob
 * the last one counts. Throws `RangeError`, with the nearest name, for what is no knob, and with what is allowed for what is no
 * value of it.
 */
export function parsePolicy(settings: readonly string[]): Partial<PolicyValues> {
  return Object.fromEntries(settings.map(parseSetting));
}

function parseSetting(setting: string): readonly [string, number | boolean | string] {
  const equals = setting.indexOf('=');
  const name = equals < 0 ? setting : setting.slice(0, equals);
  const knob = Object.hasOwn(knobs, name) ? knobs[name] : undefined;
  if (knob === undefined)
    throw new RangeError(
      `Slack's policy has no "${name}": did you mean ${closest(name, Object.keys(knobs))}? \`policy\` lists all`,
    );
  const text = equals < 0 ? '' : setting.slice(equals + 1).trim();
  const value = valueOf(knob, text);
  if (value === undefined) throw new RangeError(`${name} is "${text}": expected ${allowedText(knob)}`);
  return [name, value];
}

function valueOf(
  { unit, value, allowed, range: [least, most] = [0, Number.MAX_SAFE_INTEGER] }: Promised<number | boolean | string>,
  text: string,
): number | boolean | string | undefined {
  if (allowed !== undefined) return allowed.find((each) => String(each) === text);
  if (typeof value === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : undefined;
  const [, digits, suffix] = /^(\d+(?:\.\d+)?) *([a-z]*)$/.exec(text) ?? [];
  const factor = suffix === '' ? 1 : unit === 'us' ? microseconds[suffix ?? ''] : undefined;
  if (digits === undefined || factor === undefined) return undefined;
  const number = Number(digits) * factor;
  return Number.isSafeInteger(number) && number >= least && number <= most ? number : undefined;
}

/** What may be set, in words. */
export function allowedText({ unit, value, allowed, range }: Promised<number | boolean | string>): string {
  if (allowed !== undefined) return allowed.map(String).join(', ');
  if (typeof value === 'boolean') return 'true, false';
  if (unit === 'us') return 'a time such as 250ms, 3s, 5min, 1h, or µs without a unit';
  const number = unit === 'bytes' ? 'a whole number of bytes' : 'a whole number';
  return range === undefined ? number : `a whole number from ${range[0]} to ${range[1]}`;
}
