import type { Found } from '../bisect/first-bad.ts';
import type { Tried } from './try-version.ts';

/** What a bisect found, in words: the version, what it does, how to see it again, where the reports are. */
export function foundInWords(
  found: Found,
  { name, tried }: { readonly name: string; readonly tried: ReadonlyMap<string, Tried> },
): string {
  if (found.kind === 'wrong-end') {
    const { version, said, is } = found;
    const doing = { good: 'passes', bad: 'fails', skipped: 'cannot be told' }[is];
    return `\n${name}@${version} was said to be ${said}, but ${is === 'skipped' ? `it ${doing}` : `it ${doing} here`}: ${tried.get(version)?.why ?? ''}\nReport: ${tried.get(version)?.report ?? ''}\n`;
  }
  const { good, bad, between } = found;
  const first = tried.get(bad);
  const lines = [
    '',
    between.length === 0
      ? `${name}@${bad} is the first version that fails; ${good} is the last that passes.`
      : `The change came after ${name}@${good}, which passes, and not after ${bad}, which fails; ${between.join(', ')} could not be told.`,
    `  ${first?.why ?? ''}`,
    ...(first?.repeat === undefined ? [] : [`  again: ${first.repeat}`]),
    `Tried: ${[...tried.values()].map(({ version, standing }) => `${version} ${standing === 'good' ? '✓' : standing === 'bad' ? '✗' : '?'}`).join(' · ')}`,
    `Reports: ${bad} ${first?.report ?? ''} · ${good} ${tried.get(good)?.report ?? ''}`,
    '',
  ];
  return lines.join('\n');
}
