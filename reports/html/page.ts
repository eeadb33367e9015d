/** The whole report as one file: readable without scripts, loads nothing, carries its own result. */

import type { RunResult } from '../../harness/result.ts';
import { arrange } from '../arrange.ts';
import type { EvidenceOf } from '../format.ts';
import { escape } from './escape.ts';
import { hero } from './hero.ts';
import { manifest } from './manifest.ts';
import { matrix } from './matrix.ts';
import { scenarioSection } from './scenario-section.ts';
import { style } from './style.ts';

export function renderHtml(result: RunResult, evidenceOf: EvidenceOf): string {
  const sections = arrange(result).map((group) => scenarioSection(group, result, evidenceOf));
  const title = result.findings[0]?.headline ?? `Run ${result.run.id}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,"><title>${escape(title)}</title><style>${style}</style></head>
<body><header><p><b>Slack events</b> over HTTP and Socket Mode, under faults</p><p class="of">run ${escape(result.run.id)}</p></header>
<main>${hero(result)}
${matrix(result)}
${sections.join('\n')}
${manifest(result.run)}</main>
<script type="application/json" id="result">${embedded(result)}</script>
</body></html>
`;
}

/** JSON that no parser of HTML takes for a tag. */
function embedded(result: RunResult): string {
  return JSON.stringify(result)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
