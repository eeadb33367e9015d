/** A rate limit as Slack's clients meet it: a burst, refilled evenly; pure, `nowMs` is an argument. */

export interface TokenBucket {
  readonly tokens: number;
  readonly atMs: number;
}

export interface BucketLimits {
  readonly perMinute: number;
  /** How many calls may come at once after a quiet time. */
  readonly burst: number;
}

/** Retry-After of a limit of no calls at all, s: clients hold timers against it. */
const LONGEST_WAIT = 86_400;

/** Takes one token. Refused: `retryAfterSeconds`, a whole number from 1 to a day, is when there will be one. */
export function takeToken(
  bucket: TokenBucket | undefined,
  { perMinute, burst }: BucketLimits,
  nowMs: number,
): { readonly bucket: TokenBucket; readonly retryAfterSeconds?: number } {
  const perMs = perMinute / 60_000;
  const refilled = bucket === undefined ? burst : bucket.tokens + Math.max(0, nowMs - bucket.atMs) * perMs;
  const tokens = Math.min(burst, refilled);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, atMs: nowMs } };
  const seconds = perMs > 0 ? Math.ceil((1 - tokens) / perMs / 1_000) : LONGEST_WAIT;
  return { bucket: { tokens, atMs: nowMs }, retryAfterSeconds: Math.min(LONGEST_WAIT, Math.max(1, seconds)) };
}
