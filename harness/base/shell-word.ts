/** A text as a POSIX shell takes it for one word; in quotes only where it must be. Pure. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:./,-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
