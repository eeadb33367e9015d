import { makeBadge } from 'badge-maker';
import type { RunResult } from '../../harness/result.ts';
import type { Format } from '../format.ts';
import { tallied } from '../verdict-look.ts';

/** An SVG badge for a README, in the manner of shields.io: red where something nobody knew of failed. */
export const badge = { name: 'badge', extension: 'badge.svg', render: renderBadge } as const satisfies Format;

function renderBadge({ cells }: RunResult): string {
  const words = tallied(cells).filter(({ tone }) => tone !== 'unsupported');
  const tones = new Set<string>(words.map(({ tone }) => tone));
  const color = tones.has('fail')
    ? 'red'
    : tones.has('unknown')
      ? 'yellow'
      : tones.has('pass')
        ? 'brightgreen'
        : 'lightgrey';
  return makeBadge({
    label: 'slack transports',
    message: words.map(({ word }) => word).join(', ') || 'nothing measured',
    color,
  });
}
