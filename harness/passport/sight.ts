/** What a probe's journal shows, put in the order in which figures ask for it. Pure. */

import type { Entry } from '../journal/facts.ts';

export interface SeenLink {
  readonly id: string;
  readonly host: string;
  readonly openedUs: number;
  /** `hello` was sent. */
  readonly readyUs?: number;
  /** A close frame was sent or received. */
  readonly closing?: { readonly atUs: number; readonly by: 'app' | 'slack'; readonly code: number };
  /** TCP is gone; 1006 where no close frame came before. */
  readonly closed?: { readonly atUs: number; readonly code: number };
}

export interface Sight {
  readonly entries: readonly Entry[];
  /** In the order in which they were opened. */
  readonly links: readonly SeenLink[];
  /** When the fault was asked for; the beginning of the journal where none was. */
  readonly struckUs: number;
  /** When the fault ended, where it lasted and was ended. */
  readonly healedUs?: number;
  /** When the harness began to end the probe: what comes later is of its own making. */
  readonly endUs: number;
  /** The app ended before the harness asked for it. */
  readonly exit?: { readonly atUs: number; readonly code: number | null; readonly signal: string | null };
}

export function sightOf(entries: readonly Entry[]): Sight {
  const links = new Map<string, SeenLink>();
  const change = (id: string, changed: Partial<SeenLink>): void => {
    const link = links.get(id);
    if (link) links.set(id, { ...link, ...changed });
  };
  let struckUs: number | undefined;
  let healedUs: number | undefined;
  let endUs: number | undefined;
  let exit: Sight['exit'];
  for (const entry of entries) {
    const atUs = entry.at;
    switch (entry.kind) {
      case 'link-opened':
        links.set(entry.link, { id: entry.link, host: entry.host, openedUs: atUs });
        break;
      case 'link-ready':
        change(entry.link, { readyUs: atUs });
        break;
      case 'link-closing':
        change(entry.link, { closing: { atUs, by: entry.by, code: entry.code } });
        break;
      case 'link-closed':
        change(entry.link, { closed: { atUs, code: entry.code } });
        break;
      case 'fault-began':
        struckUs ??= entry.asked;
        break;
      case 'fault-ended':
        healedUs ??= entry.asked;
        break;
      case 'phase':
        if (entry.phase === 'draining') endUs ??= atUs;
        break;
      case 'app-exited':
        if (!entry.asked) exit ??= { atUs, code: entry.code, signal: entry.signal };
        break;
      default:
    }
  }
  return {
    entries,
    links: [...links.values()],
    struckUs: struckUs ?? 0,
    endUs: endUs ?? entries.at(-1)?.at ?? 0,
    ...(healedUs === undefined ? {} : { healedUs }),
    ...(exit === undefined ? {} : { exit }),
  };
}
