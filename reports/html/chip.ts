/** A verdict as mark and word. */

import type { VerdictLook } from '../verdict-look.ts';
import { escape } from './escape.ts';

export function chip({ mark, word, tone }: VerdictLook): string {
  return `<span class="chip ${tone}"><span class="mark" aria-hidden="true">${mark}</span> ${escape(word)}</span>`;
}
