import type { PayloadKind } from './payload-kind.ts';

/** The name of the n-th delivery of a stream, as its kind is named; `ts` as the payload's. */
export function deliveryId({ naming }: Pick<PayloadKind, 'naming'>, n: number, ts: string): string {
  switch (naming) {
    case 'event':
      return `Ev0MOCK${String(n).padStart(7, '0')}`;
    case 'trigger':
      return `${Math.floor(Number(ts))}.${n}.${n.toString(16).padStart(32, '0')}`;
    case 'own':
      return `own-${n}`;
    default:
      return naming satisfies never;
  }
}
