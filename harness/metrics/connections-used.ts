import type { Metric } from './metric.ts';

/** Each one once, however much it carried: HTTP connections, Socket Mode's links. */
export const connectionsUsed = {
  name: 'connections-used',
  title: 'connections that carried events',
  asks: 'Over how many connections did all deliveries travel?',
  unit: 'count',
  better: 'lower',
  measure: ({ measured }) => {
    const links = measured.flatMap(({ attempts }) => attempts.map(({ link }) => link)).filter((link) => link !== '');
    if (links.length === 0) return { kind: 'nothing', why: 'no attempt met a connection' };
    return { kind: 'number', value: new Set(links).size, of: links.length };
  },
} as const satisfies Metric;
