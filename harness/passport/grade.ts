/** One word for a client, from what was promised and not kept: the worst breach decides. Pure. */

import type { Grade, ProbeResult } from '../passport-result.ts';

export function gradeOf(probes: readonly ProbeResult[]): Grade | undefined {
  const measured = probes.filter(({ standing }) => standing === 'measured');
  if (measured.length === 0) return undefined;
  const after = (breach: 'dies' | 'deaf'): readonly string[] =>
    measured.flatMap(({ title, rows, isDeafAtEnd = false }) => {
      const isBroken = rows.some(({ judged }) => judged?.verdict === 'fail' && judged.breach === breach);
      return isBroken || (breach === 'deaf' && isDeafAtEnd) ? [title] : [];
    });
  const [dies, deaf] = [after('dies'), after('deaf')];
  if (dies.length > 0) return { word: 'dies', after: dies };
  return deaf.length > 0 ? { word: 'deaf', after: deaf } : { word: 'survives', after: [] };
}
