/** How texts become parts of the page: escaped, whole where they must not break, as chips, targets and hyperlinks. */

import { visibleText } from '../../harness/base/visible-text.ts';
import type { VerdictLook } from '../verdict-look.ts';
import { wholes } from '../wholes.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The one way any string gets into the page: safe as text and inside a quoted attribute; control characters made visible. */
export function escape(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (found) => entities[found] ?? '');
}

/** A sentence with what no line may end within in one piece. */
export function prose(text: string): string {
  return escape(text).replace(wholes, (found) => `<span class="whole">${found}</span>`);
}

/** A verdict as mark and word. */
export function chip({ mark, word, tone }: VerdictLook): string {
  return `<span class="chip ${tone}"><span class="mark" aria-hidden="true">${mark}</span> ${escape(word)}</span>`;
}

/** What is wider than a narrow screen: it scrolls by itself, by keyboard too, and says what it is. */
export function scrolling(label: string, content: string, more = ''): string {
  return `<div class="scroll${more}" tabindex="0" role="group" aria-label="${escape(label)}">${content}</div>`;
}

/** The id of a part of the page: no two names share one, whatever is in them. */
export function anchor(...names: readonly string[]): string {
  return names.map((name) => name.split(' › ').map(safe).join('/')).join('/');
}

function safe(name: string): string {
  return name.replace(/[^\w@.-]/gu, (found) => `~${found.codePointAt(0)?.toString(16)}~`);
}

/** Sources, `; ` between them: what is a web address becomes a hyperlink, and what is said of it stands behind. */
export function hyperlinks(sources: string): string {
  return sources
    .split('; ')
    .map((source) => {
      const [, address = '', said = ''] = /^(\S+)(.*)$/.exec(source) ?? [];
      return `${hyperlink(address)}${escape(said)}`;
    })
    .join('; ');
}

/** A source as a hyperlink where it is a web address, else as text: nothing else becomes an href. */
export function hyperlink(address: string): string {
  if (!/^https?:\/\//.test(address)) return escape(address);
  const words = address.replace(/^https?:\/\//, '');
  return `<a href="${escape(address)}" rel="noreferrer">${escape(words)}</a>`;
}
