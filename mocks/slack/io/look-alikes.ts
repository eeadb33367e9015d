/** In what a message is like one before it, where a workload asks for that: its words, its second, its person, its age. */

import type { VarietyName } from '../protocol/facts.ts';

export interface LookAlike {
  /** Of its timestamp, whole. */
  readonly second: number;
  /** The number that its words say: its own, or that of the first message with these words. */
  readonly says: number;
  /** The message whose person wrote it, in whose channel: itself, or the one before. */
  readonly placedAs: number;
}

/**
 * `n`: its own number; `nowSecond`: of the wall clock. In all else each is unlike the others: no two have a second in common but those that are to,
 * so that an app which drops some of them shows by what it tells repeats.
 */
export function createLookAlikes(): (variety: VarietyName, n: number, nowSecond: number) => LookAlike {
  let newest = 0;
  let before = 0;
  let firstWords: number | undefined;
  return (variety, n, nowSecond) => {
    const one = { second: Math.max(nowSecond, newest + 1), says: n, placedAs: n };
    const like = likened();
    newest = Math.max(newest, like.second);
    before = n;
    return like;

    function likened(): LookAlike {
      switch (variety) {
        case 'same-words':
          firstWords ??= n;
          return { ...one, says: firstWords };
        case 'same-second':
          return { ...one, second: newest };
        case 'older-ts':
          return { ...one, second: newest - 1 };
        case 'same-person':
          return { ...one, placedAs: before };
        default:
          return one;
      }
    }
  };
}
