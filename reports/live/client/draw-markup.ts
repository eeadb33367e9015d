import { made } from './element.ts';

/** Slack's mrkdwn, simply: bold, italic, struck, code, and what stands in angle brackets. Text stays text. */
export function drawMarkup(text: string): readonly (Node | string)[] {
  return text.split(pieces).map((piece) => {
    const [first = ''] = piece;
    if (piece.length < 3) return plain(piece);
    if (piece.startsWith('```')) return made('pre', {}, plain(piece.slice(3, -3)));
    if (first === '<' && piece.endsWith('>')) return reference(piece.slice(1, -1));
    const tag = ({ '*': 'b', _: 'i', '~': 's', '`': 'code' } as const)[first as '*'];
    return tag !== undefined && piece.endsWith(first) ? made(tag, {}, plain(piece.slice(1, -1))) : plain(piece);
  });
}

/** What is marked, whole; as a group, so that `split` keeps it. */
const pieces =
  /(```[^]+?```|`[^`\n]+`|<(?:[@#!]|[a-z]+:)[^<>\n]+>|(?<!\w)\*[^*\n]+\*(?!\w)|(?<!\w)_[^_\n]+_(?!\w)|(?<!\w)~[^~\n]+~(?!\w))/;

/** `@U1`, `#C1|general`, `!here`, `https://…|label`. */
function reference(inside: string): HTMLElement {
  const [target = '', label] = inside.split('|');
  if (!/^https?:\/\//.test(target)) return made('span', { className: 'ref' }, plain(label ?? target));
  return made('a', { href: target, target: '_blank', rel: 'noreferrer noopener' }, plain(label ?? target));
}

/** Slack's three escapes; nothing else is read. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
