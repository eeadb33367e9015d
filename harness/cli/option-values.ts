/** What single options take, without what is run: every refusal is a `UsageError` that names the value and the allowed ones. */

import { closest } from 'fastest-levenshtein';
import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import { payloadKinds } from '../../mocks/slack/protocol/payloads/index.ts';
import type { PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import type { AppPromise } from '../define-config.ts';
import { isHealthUrl } from '../plan/health-url.ts';
import { parsePolicy } from '../plan/parse-policy.ts';
import { UsageError } from './usage-error.ts';

/** What a person or a workspace does; `app-rate-limited` is Slack's own. */
export const payloadNames = payloadKinds.map(({ name }) => name).filter((name) => name !== 'app-rate-limited');

export function selectPayload(text: string): PayloadName {
  const name = payloadNames.find((each) => each === text);
  if (name === undefined)
    throw new UsageError(
      `There is no payload "${text}": expected one of ${payloadNames.join(', ')}; did you mean ${closest(text, payloadNames)}?`,
    );
  return name;
}

export function selectPromise(text: string): readonly AppPromise[] {
  if (text !== 'exactly-once') throw new UsageError(`There is no promise "${text}": expected exactly-once`);
  return [text];
}

export function selectPolicy(settings: readonly string[]): Partial<PolicyValues> {
  try {
    return parsePolicy(settings);
  } catch (error) {
    throw new UsageError(`--policy: ${(error as Error).message}`);
  }
}

export function selectHealth(text: string): string {
  if (isHealthUrl(text)) return text;
  throw new UsageError(
    `--health is "${text}": expected a URL such as http://127.0.0.1:{HEALTH_PORT}/healthz, where {HEALTH_PORT} stands for the port that the app finds in HEALTH_PORT`,
  );
}

/** Takes a whole number from `least` to `most`. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new UsageError(`${option} is "${text}": expected a whole number from ${least} to ${most}`);
    return value;
  };
}

/** Takes a decimal number from `least` to `most`. */
export function decimal(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || value < least || value > most)
      throw new UsageError(`${option} is "${text}": expected a number from ${least} to ${most}`);
    return value;
  };
}
