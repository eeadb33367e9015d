/** What an app, a journal or a file from elsewhere says, so that it can steer neither a terminal nor a reader. Pure. */

/** Control characters, ends of lines other than ours, and what turns the direction of writing round. */
export const steering = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Colours, and the styles that reports are painted with (see `tone-style.ts`), as Node writes them. */
const colours = /\p{Cc}\[[\d;]*m/gu;
export const ownStyles = new RegExp(`(${'\u001B'}\\[(?:1|2|22|31|32|33|39)m)`, 'g');

/** Text as it may be stored and shown: colours taken out, every other control character written as an escape. */
export function visibleText(text: string): string {
  // What a terminal draws in colour says the same without it.
  return escaped(text.replaceAll(colours, '').replaceAll('\t', '  '));
}

/** A line that is already painted: our own styles stay, and nothing else that steers. */
export function visibleLine(line: string): string {
  return line
    .split(ownStyles)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part.replaceAll('\t', '  '))))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(steering, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 255 ? `\\u${code.toString(16)}` : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}
