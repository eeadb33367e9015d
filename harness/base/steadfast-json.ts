/** JSON of which no text steers what shows it. Pure. */

import { steering } from './visible-text.ts';

/** On one line unless `indent` says otherwise; what steers a terminal or a reader is escaped as JSON has it. */
export function steadfastJson(value: unknown, indent = 0): string {
  const escape = (found: string): string => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, undefined, indent).replaceAll(steering, (found) =>
    found === '\n' ? found : escape(found),
  );
}
