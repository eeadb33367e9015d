import type { RunManifest } from '../harness/result.ts';

/** Through which Toxiproxy the cells ran; those that say they are direct did not. */
export function engineInWords({ kind, version }: RunManifest['toxiproxy']): string {
  return kind === 'none' ? 'no proxy' : `Toxiproxy ${version} (${kind})`;
}
