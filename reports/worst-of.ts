/** Of one cell's pairs the one with the worst verdict; a known failure is less bad than a new one. */

import type { CellResult } from '../harness/result.ts';

const order = ['fail', 'unknown', 'known', 'pass', 'unsupported'];

export function worstOf(cells: readonly CellResult[]): CellResult | undefined {
  return [...cells].sort((a, b) => rank(a) - rank(b))[0];
}

function rank({ verdict, known }: CellResult): number {
  return order.indexOf(verdict === 'fail' && known ? 'known' : verdict);
}
