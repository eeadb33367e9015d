import type { Engine } from '../network/route.ts';
import { typed } from './typed.ts';

/** Which Toxiproxy injects the faults, and how to get the real one. */
export function engineLine({ kind, version, from }: Engine): string {
  if (kind === 'none') return 'No proxy: Slack and the app meet directly';
  return kind === 'real'
    ? `Toxiproxy ${version} (${from})`
    : `Toxiproxy: the embedded engine, as no toxiproxy-server was found (${typed('toxiproxy install')} gets the real one)`;
}
