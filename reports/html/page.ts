/** The whole report as one file: readable without scripts, loads nothing, carries its own result. */

import type { RunResult } from '../../harness/result.ts';
import { arrange } from '../arrange.ts';
import type { EvidenceOf } from '../format.ts';
import { escape } from './markup.ts';
import { answer } from './answer.ts';
import { baseline } from './baseline.ts';
import { claims } from './claims.ts';
import { contents } from './contents.ts';
import { findings } from './findings.ts';
import { forest } from './forest.ts';
import { shownInFull } from './full.ts';
import { hero } from './hero.ts';
import { manifest } from './manifest.ts';
import { matrix } from './matrix.ts';
import { scenarioSection } from './scenario-section.ts';
import { script } from './script.ts';
import { shell } from './shell.ts';

export function renderHtml(result: RunResult, evidenceOf: EvidenceOf): string {
  const groups = arrange(result);
  const full = shownInFull(groups, result);
  const sections = groups.map((group) => scenarioSection(group, { result, evidenceOf, full }));
  const title = result.findings[0]?.headline ?? `Run ${result.run.id}`;
  return shell({
    title,
    header: `<p><b>Slack events</b> over HTTP and Socket Mode, under faults</p><p class="of">run ${escape(result.run.id)}</p>`,
    main: `${contents(groups, result)}
${hero(result)}
${answer(result)}
${baseline(result)}
${findings(result)}
${matrix(result)}
${forest(result)}
${sections.join('\n')}
${claims(result)}
${manifest(result)}`,
    result,
    script,
  });
}
