/** A source as a link where it is a web address, else as text: nothing else becomes an href. */

import { escape } from './escape.ts';

export function link(address: string): string {
  if (!/^https?:\/\//.test(address)) return escape(address);
  const words = address.replace(/^https?:\/\//, '');
  return `<a href="${escape(address)}" rel="noreferrer">${escape(words)}</a>`;
}
