/** What a run compares, and from which difference on it matters; every refusal is a `UsageError` that names the value and the allowed ones. */

import { closest } from 'fastest-levenshtein';
import { allMetrics } from '../metrics/index.ts';
import type { Comparing } from '../plan/comparing.ts';
import { UsageError } from './usage-error.ts';

const factors = { us: 1, ms: 1e3, s: 1e6, '%': 0.01, '': 1 } as const;

/** `response-time=2ms`, `lost=1`, `ack-rate=0.5%`. */
export function selectMargin(setting: string): readonly [metric: string, value: number] {
  const [name = '', text = ''] = setting.split('=');
  const metric = allMetrics.find((each) => each.name === name);
  if (!metric)
    throw new UsageError(
      `--margin: there is no metric "${name}": did you mean ${closest(
        name,
        allMetrics.map((each) => each.name),
      )}?`,
    );
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) *(us|ms|s|%|)$/.exec(text) ?? [];
  const isTime = unit === 'us' || unit === 'ms' || unit === 's';
  const isFitting = metric.unit === 'us' ? isTime : metric.unit === 'share' ? unit === '%' : unit === '';
  if (digits === undefined || !isFitting) {
    const wish = { us: '2ms', share: '0.5%' } as Readonly<Record<string, string>>;
    throw new UsageError(`--margin ${name} is "${text}": expected such as ${name}=${wish[metric.unit] ?? '1'}`);
  }
  return [name, Number(digits) * factors[unit as keyof typeof factors]];
}

export function marginsOf(settings: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(settings.map(selectMargin));
}

export function comparingOf(flags: {
  readonly compare: 'transports' | 'systems';
  readonly margin: readonly string[];
}): Comparing {
  return {
    by: flags.compare === 'systems' ? 'system' : 'transport',
    ...(flags.margin.length === 0 ? {} : { margins: marginsOf(flags.margin) }),
  };
}
