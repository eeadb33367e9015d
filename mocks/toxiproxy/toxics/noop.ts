import type { Toxic } from './toxic.ts';

/** Passes everything; also what runs on a chain that the toxicity draw spares. */
export const noop = {
  type: 'noop',
  attributes: [],
  run: (_attributes, outlet) => ({
    take(chunk) {
      outlet.pass(chunk);
      outlet.ready();
    },
    end: () => outlet.close(),
    interrupt() {},
  }),
} as const satisfies Toxic;
