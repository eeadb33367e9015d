import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeToken, type TokenBucket } from './token-bucket.ts';

const limits = { perMinute: 60, burst: 3 };

test('takeToken() gives a burst, then says when the next one comes, and keeps that word', () => {
  let bucket: TokenBucket | undefined;
  for (let n = 0; n < 3; n += 1) {
    const taken = takeToken(bucket, limits, 1_000);
    expect(taken.retryAfterSeconds).toBeUndefined();
    bucket = taken.bucket;
  }
  expect(takeToken(bucket, limits, 1_000).retryAfterSeconds).toBe(1);
  expect(takeToken(bucket, limits, 2_000).retryAfterSeconds).toBeUndefined();
  expect(takeToken(bucket, { perMinute: 6, burst: 3 }, 1_000).retryAfterSeconds).toBe(10);
});

test('takeToken() never gives more than burst and rate allow, whatever the times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 100 }), (waits) => {
      let bucket: TokenBucket | undefined;
      let given = 0;
      let nowMs = 0;
      for (const wait of waits) {
        nowMs += wait;
        const taken = takeToken(bucket, limits, nowMs);
        bucket = taken.bucket;
        if (taken.retryAfterSeconds === undefined) given += 1;
      }
      expect(given).toBeLessThanOrEqual(limits.burst + nowMs / 1_000 + 1e-6);
    }),
  );
});
