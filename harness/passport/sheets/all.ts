import type { Expected } from '../expected.ts';

/** Whose figure it is. */
export type Who = Pick<Expected, 'systems' | 'versions'>;

/** The same row for several systems. */
export function all(who: readonly Who[], what: Omit<Expected, 'systems' | 'versions'>): readonly Expected[] {
  return who.map((each) => ({ ...each, ...what }));
}
