/** The one way to a terminal: whatever a run, an app or a file from elsewhere said, nothing in it steers the terminal. */

import { steadfastJson } from '../base/steadfast-json.ts';
import { visibleLine } from '../base/visible-text.ts';

/** Lines, painted or not, with their last line end. */
export function writeText(stream: NodeJS.WritableStream, text: string): void {
  stream.write(text.split('\n').map(visibleLine).join('\n'));
}

/** JSON for programs, on one line unless `indent` says otherwise. */
export function writeJson(stream: NodeJS.WritableStream, value: unknown, indent = 0): void {
  stream.write(`${steadfastJson(value, indent)}\n`);
}
