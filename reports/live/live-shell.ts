import { escape } from '../html/markup.ts';
import { style } from '../html/style.ts';
import { clientScripts, extension } from './client-scripts.ts';
import { liveStyle } from './live-style.ts';

export interface LivePage {
  readonly html: string;
  readonly scripts: ReadonlyMap<string, string>;
}

/** A page that is told what goes on: it looks as the report does, and `script` (a module of `client`) fills it. */
export function liveShell({
  title,
  main,
  script,
}: {
  readonly title: string;
  /** HTML. */
  readonly main: string;
  readonly script: string;
}): LivePage {
  return {
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${escape(title)}</title>
<style>${style}${liveStyle}</style></head>
<body class="live"><a class="skip" href="#main">Skip to the content</a>
<main id="main" tabindex="-1">${main}<noscript><p>This page is told what goes on by a script: switch scripts on.</p></noscript></main>
<script type="module" src="${script}${extension}"></script></body></html>
`,
    scripts: clientScripts(),
  };
}
