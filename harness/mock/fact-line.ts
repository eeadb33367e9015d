import type { Told } from './feed.ts';
import { visibleText } from '../base/visible-text.ts';

/** A fact as a line for people; undefined for what would only be noise. */
export function factLine(told: Told): string | undefined {
  const { time, kind, app } = told;
  const text = textOf(told);
  if (text === undefined) return undefined;
  const where = app === undefined || app === 'socket-mode' ? '' : `  (${app})`;
  return visibleText(`${time.slice(11, 23)}  ${kind.padEnd(16)} ${text}${where}`);
}

function textOf(told: Told): string | undefined {
  switch (told.kind) {
    case 'ping-heard':
    case 'pong-heard':
    case 'delivery-ended':
      return undefined;
    case 'event-due':
      return `${told.event}  ${told.payload ?? 'message'}`;
    case 'api-called': {
      const outcome = told.ok ? 'ok' : (told.error ?? '');
      const text = told.text === undefined ? '' : `  ${JSON.stringify(told.text)}`;
      return `${told.method}  ${told.status} ${outcome}${text}`;
    }
    default: {
      const { seq: _, time: __, app: ___, kind: ____, ...rest } = told as Told & Readonly<Record<string, unknown>>;
      return Object.entries(rest)
        .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join('  ');
    }
  }
}
