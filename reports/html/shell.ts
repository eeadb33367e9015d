/** What every page is: one file, readable without scripts, that loads nothing and carries its own result. */

import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
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
  /** Goes along in the page, where it is small enough: packed where there is a script that unpacks it, else as JSON. */
  readonly result: unknown;
  /** Run where scripts may; the page must be whole without it. */
  readonly script?: string;
}

/** A page of more would open slowly; the result lies beside it. Packed, it is a fifth of what it was. */
const mostCarriedBytes = 500_000;

export function shell({ title, header, main, style: more = '', result, script }: PageParts): string {
  const carried = script === undefined ? embedded(result) : packed(result);
  const allowed = script === undefined ? '' : `; script-src '${digestOf(script)}'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:${allowed}">
<link rel="icon" href="data:,"><title>${escape(title)}</title><style>${style}${more}</style></head>
<body><a class="skip" href="#main">Skip to the content</a><header>${header}</header>
<main id="main" tabindex="-1">${main}</main>
${carried.length > mostCarriedBytes ? '' : carried}
${script === undefined ? '' : `<script type="module">${script}</script>`}</body></html>
`;
}

/** The one script that the page lets run. */
function digestOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** JSON that no parser of HTML takes for a tag. */
function embedded(result: unknown): string {
  return `<script type="application/json" id="result">${steadfastJson(result).replaceAll('<', '\\u003c')}</script>`;
}

/** For `DecompressionStream('deflate')`, as text. */
function packed(result: unknown): string {
  const bytes = deflateSync(steadfastJson(result), { level: 9 });
  return `<script type="application/zlib;base64" id="result">${bytes.toString('base64')}</script>`;
}
