/** How often a method may be called: tiers per method, chat.postMessage per channel (docs.slack.dev/apis/web-api/rate-limits). */

import { channelOf } from './channel-of.ts';
import type { PolicyValues } from '../policy.ts';
import { type BucketLimits, takeToken, type TokenBucket } from './token-bucket.ts';
import type { Arguments, WebApiMethod } from './web-api-call.ts';

export interface WebApiLimits {
  /** Whole seconds to wait where the method is over its limit, which is no call then. */
  takeTurn(method: WebApiMethod, args: Arguments, nowMs: number): number | undefined;
}

/** What the docs call special: "hundreds of requests per minute". */
const HUNDREDS_PER_MINUTE = 600;
/** "Short bursts" of messages: this share of a minute's. */
const POST_BURST = 1 / 6;

export function createWebApiLimits(policy: PolicyValues): WebApiLimits {
  const buckets = new Map<string, TokenBucket>();
  return {
    takeTurn(method, args, nowMs) {
      const limited = limitOf(method, args, policy);
      if (limited === undefined) return undefined;
      const taken = takeToken(buckets.get(limited.name), limited, nowMs);
      buckets.set(limited.name, taken.bucket);
      return taken.retryAfterSeconds;
    },
  };
}

function limitOf(
  { method, tier }: WebApiMethod,
  args: Arguments,
  policy: PolicyValues,
): (BucketLimits & { readonly name: string }) | undefined {
  if (tier === 'connections')
    return { name: method, perMinute: policy.connectionsOpenPerMinute, burst: policy.connectionsOpenBurst };
  if (!policy.enforcesTiers) return undefined;
  if (tier === 'history') return { name: method, perMinute: policy.historyPerMinute, burst: policy.historyPerMinute };
  if (tier === 'posts') {
    const channel = channelOf(args);
    if (channel === undefined) return undefined;
    const perMinute = policy.postsPerChannelPerMinute;
    return { name: `${method} ${channel}`, perMinute, burst: Math.ceil(perMinute * POST_BURST) };
  }
  const perMinute = tier === 'special' ? HUNDREDS_PER_MINUTE : policy[`tier${tier}PerMinute`];
  return { name: method, perMinute, burst: perMinute };
}
