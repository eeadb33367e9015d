import type { Toxic } from './toxic.ts';

/** Passes exactly `bytes` bytes a connection, then closes; the count survives changes of its attributes. */
export const limitData = {
  type: 'limit_data',
  attributes: ['bytes'],
  run: ({ bytes = 0 }, outlet) => ({
    take(chunk) {
      const left = Math.max(0, bytes - outlet.passedBytes());
      const data = chunk.data.subarray(0, left);
      if (data.length > 0) outlet.pass({ data, atMs: chunk.atMs });
      if (outlet.passedBytes() >= bytes) outlet.close();
      else outlet.ready();
    },
    end: () => outlet.close(),
    interrupt() {},
  }),
} as const satisfies Toxic;
