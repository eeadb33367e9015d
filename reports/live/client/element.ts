/** The page's own element of this id. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found as Kind;
}

/** A new element: text is text, never markup. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  own: Partial<Omit<HTMLElementTagNameMap[Tag], 'dataset' | 'style'>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), own);
  element.append(...children);
  return element;
}
