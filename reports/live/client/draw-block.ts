/** A block of Slack's Block Kit, as far as a developer needs it. Blocks come from an app: nothing of them is trusted to be there. */

import { drawMarkup } from './draw-markup.ts';
import { made } from './element.ts';

type Thing = Readonly<Record<string, unknown>>;
type Press = (action: string) => void;

export function drawBlock(block: unknown, press: Press): HTMLElement {
  const { type, text, fields, accessory, elements, label, element, alt_text: alternative } = thing(block);
  switch (type) {
    case 'divider':
      return made('hr');
    case 'header':
      return made('p', { className: 'heading' }, ...words(text));
    case 'section':
      return made(
        'div',
        { className: 'block' },
        made('p', {}, ...words(text)),
        ...list(fields).map((field) => made('p', { className: 'field' }, ...words(field))),
        ...(accessory === undefined ? [] : [drawElement(accessory, press)]),
      );
    case 'context':
      return made('p', { className: 'of' }, ...list(elements).flatMap((each) => [drawElement(each, press), ' ']));
    case 'actions':
      return made('p', { className: 'pressed' }, ...list(elements).map((each) => drawElement(each, press)));
    case 'rich_text':
      return made('div', {}, ...list(elements).map(drawRich));
    case 'input':
      return made('p', {}, ...words(label), ' ', drawElement(element, press));
    default:
      return made('p', { className: 'of' }, `[${string(type) || 'a block without a type'}] ${string(alternative)}`);
  }
}

function drawElement(element: unknown, press: Press): HTMLElement {
  const { type, text, action_id: action, alt_text: alternative } = thing(element);
  if (type === 'mrkdwn' || type === 'plain_text') return made('span', {}, ...words(element));
  if (type !== 'button')
    return made('span', { className: 'ref' }, `[${string(type)}] ${string(alternative ?? action)}`);
  const button = made('button', { type: 'button', title: `action_id ${string(action)}` }, ...words(text));
  button.addEventListener('click', () => press(string(action)));
  return button;
}

/** Rich text is a tree: sections, lists, quotes and code, with texts, links and names in them. */
function drawRich(part: unknown): HTMLElement {
  const { type, elements, text, url, user_id: user, channel_id: channel, name, style } = thing(part);
  if (elements !== undefined) {
    const inside = list(elements).map(drawRich);
    if (type === 'rich_text_list')
      return made('ul', { className: 'bullets' }, ...inside.map((each) => made('li', {}, each)));
    if (type === 'rich_text_preformatted') return made('pre', {}, ...inside);
    return made(type === 'rich_text_quote' ? 'blockquote' : 'div', {}, ...inside);
  }
  const said = string(
    text ?? url ?? (user ? `@${string(user)}` : channel ? `#${string(channel)}` : `:${string(name)}:`),
  );
  const { bold, italic, code } = thing(style);
  if (type !== 'text') return made('span', { className: 'ref' }, said);
  return made(code ? 'code' : bold ? 'b' : italic ? 'i' : 'span', {}, said);
}

function words(of: unknown): readonly (Node | string)[] {
  const { type, text } = thing(of);
  return type === 'mrkdwn' ? drawMarkup(string(text)) : [string(text)];
}

function thing(value: unknown): Thing {
  return typeof value === 'object' && value !== null ? (value as Thing) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
