/** A rate limit as Slack's clients see one: a burst, refilled evenly; pure, `nowMs` is an argument. */

export interface TokenBucket {
  readonly tokens: number;
  readonly atMs: number;
}

export interface BucketLimits {
  readonly perMinute: number;
  /** How many calls may come at once after a quiet time. */
  readonly burst: number;
}

/** Takes one token. Refused: `retryAfterSeconds`, a whole number ≥ 1, is when there will be one. */
export function takeToken(
  bucket: TokenBucket | undefined,
  { perMinute, burst }: BucketLimits,
  nowMs: number,
): { readonly bucket: TokenBucket; readonly retryAfterSeconds?: number } {
  const perMs = perMinute / 60_000;
  const refilled = bucket === undefined ? burst : bucket.tokens + Math.max(0, nowMs - bucket.atMs) * perMs;
  const tokens = Math.min(burst, refilled);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, atMs: nowMs } };
  return {
    bucket: { tokens, atMs: nowMs },
    retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / perMs / 1_000)),
  };
}
