import { visibleText } from '../../harness/base/visible-text.ts';
import { wholes } from '../wholes.ts';

/** Lines of at most `width` characters, broken at spaces, but not within a number and its unit; a longer word keeps its line. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  const joined = visibleText(text).replace(wholes, (found) => found.replaceAll(' ', '\u00a0'));
  for (const word of joined.split(' ').map((each) => each.replaceAll('\u00a0', ' '))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** At most `width` characters, with an ellipsis where some were cut. */
export function cut(text: string, width: number): string {
  const whole = visibleText(text);
  return whole.length > width ? `${whole.slice(0, width - 1)}…` : whole;
}
