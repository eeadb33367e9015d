/** What every page is: one file, readable without scripts, that loads nothing and carries its own result. */

import { steadfastJson } from '../../harness/base/steadfast-json.ts';
import { escape } from './markup.ts';
import { style } from './style.ts';

export interface PageParts {
  readonly title: string;
  /** HTML. */
  readonly header: string;
  /** HTML. */
  readonly main: string;
  /** Rules after those that all pages share. */
  readonly style?: string;
  /** Goes into the page as JSON. */
  readonly result: unknown;
}

export function shell({ title, header, main, style: more = '', result }: PageParts): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,"><title>${escape(title)}</title><style>${style}${more}</style></head>
<body><header>${header}</header>
<main>${main}</main>
<script type="application/json" id="result">${embedded(result)}</script>
</body></html>
`;
}

/** JSON that no parser of HTML takes for a tag. */
function embedded(result: unknown): string {
  return steadfastJson(result).replaceAll('<', '\\u003c');
}
