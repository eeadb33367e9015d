import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import type { Workload } from './workload.ts';

/** Kinds of payload with their shares, which need not add up to anything. */
export type Mix = readonly { readonly kind: PayloadName; readonly share: number }[];

/** The same due times; the kinds are drawn by their shares. What has a kind of its own keeps it. */
export function mixed(workload: Workload, mix: Mix): Workload {
  const [only] = mix.length === 1 ? mix : [];
  return {
    ...workload,
    text: `${workload.text}, of kind ${wordsOf(mix)}`,
    ...(only ? { raises: only.kind } : {}),
    *due(random) {
      const kinds = random.fork('kinds');
      for (const due of workload.due(random)) yield due.kind === undefined ? { ...due, kind: drawn(mix, kinds) } : due;
    },
  };
}

function drawn(mix: Mix, random: Random): PayloadName {
  let left = random.next() * mix.reduce((sum, { share }) => sum + share, 0);
  const found = mix.find(({ share }) => (left -= share) < 0) ?? mix.at(-1);
  if (found === undefined) throw new RangeError('Cannot draw from a mix of no kinds');
  return found.kind;
}

function wordsOf(mix: Mix): string {
  return mix.map(({ kind, share }) => (mix.length === 1 ? kind : `${kind} (${share})`)).join(', ');
}
