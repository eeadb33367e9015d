/** Text of an app's as it may be stored and shown: colours taken out, every other control character written as an escape. Pure. */
export function visibleText(text: string): string {
  return (
    text
      // What a terminal draws in colour says the same without it.
      .replaceAll(/\p{Cc}\[[\d;]*m/gu, '')
      .replaceAll('\t', '  ')
      .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        return code > 255 ? `\\u${code.toString(16)}` : `\\x${code.toString(16).padStart(2, '0')}`;
      })
  );
}
