import type { LogLine } from '../../../harness/live/messages.ts';
import { made } from './element.ts';

const mostLines = 200;
const titles = { http: 'HTTP', 'socket-mode': 'Socket Mode' } as const;
/** The same over the other transport within this time is one line. */
const togetherMs = 400;

/** The newest stands first; the oldest go. */
export function addLines(list: HTMLElement, lines: readonly LogLine[]): void {
  for (const line of lines) if (!joined(list, line)) list.prepend(row(line));
  while (list.childElementCount > mostLines) list.lastElementChild?.remove();
}

function row({ at, transport, text, tone }: LogLine): HTMLElement {
  const line = made(
    'li',
    {},
    made('time', {}, (at / 1_000).toFixed(1)),
    made('span', { className: transport ?? '' }, transport ? titles[transport] : ''),
    made('span', { className: tone }, text),
  );
  Object.assign(line.dataset, { at, transport, text });
  return line;
}

function joined(list: HTMLElement, { at, transport, text }: LogLine): boolean {
  for (const line of [...list.children].slice(0, 4)) {
    if (!(line instanceof HTMLElement) || at - Number(line.dataset['at']) > togetherMs) return false;
    if (line.dataset['text'] !== text || !transport || (line.dataset['transport'] ?? transport) === transport) continue;
    const who = line.children[1];
    if (who) [who.textContent, who.className] = ['both', ''];
    delete line.dataset['transport'];
    return true;
  }
  return false;
}
