/** A passport as one file: readable without scripts, loads nothing, carries its own result. */

import type { PassportManifest, PassportResult } from '../../harness/passport-result.ts';
import { bytes, count, duration } from '../../harness/base/quantity.ts';
import { chip, escape } from '../html/markup.ts';
import { shell } from '../html/shell.ts';
import { curve } from './curve.ts';
import { figureText } from './figure-text.ts';
import { comparedLook, gradeLook, gradeText, judgedLook } from './looks.ts';
import { probeSection } from './probe-section.ts';
import { passportStyle } from './style.ts';

export function renderPassport(result: PassportResult): string {
  const { system, headline, probes, run } = result;
  const drawn = curve(result);
  return shell({
    title: headline,
    header: `<p><b>Reconnect passport</b> of ${escape(system)}</p><p class="of">run ${escape(run.id)}</p>`,
    style: passportStyle,
    main: `${hero(result)}
${drawn === '' ? '' : `<section id="back-off"><h2>Back-off</h2>${drawn}</section>`}
<section id="probes"><h2>What was measured</h2>
<p class="note">Each probe is one fresh process over Socket Mode against the mock Slack, ${run.proxiedBy === undefined ? 'directly: Toxiproxy has no half-close and would hide that TCP is left open' : `through ${escape(run.proxiedBy)}, which has no half-close: where Slack leaves TCP open, the proxy may not`}.
Five events a second arrive throughout.</p>
<p class="note">On record is what slack-protocol.md says or what this harness measured before. A figure agrees with the record where it is at most
10 % or 100 ms away. Some figures depend on the moment, between two ticks of the client’s own timers, at which the fault strikes. Of these
the record holds one measured value and the range that the ticks allow: the figure agrees where all runs are in the range and one is near
the value, is within the range where none is near it, and differs where a run is outside.</p>
${probes.map(probeSection).join('\n')}</section>
${manifest(run)}`,
    result,
  });
}

function hero({ headline, says, figures, title, note, probes, grade }: PassportResult): string {
  const rows = says.map(({ about, text }) => `<dt>${escape(about)}</dt><dd>${escape(text)}</dd>`);
  const keys = figures.map(
    ({ label, value }) =>
      `<div class="figure"><span class="who">${escape(label)}</span><span class="big">${escape(figureText(value))}</span></div>`,
  );
  return `<section class="hero${keys.length === 0 ? ' alone' : ''}"><div class="words"><p class="kicker">${escape(title)}: ${escape(note)}</p>
<h1>${escape(headline)}</h1>${grade ? `<p class="lead">${chip(gradeLook[grade.word])} ${escape(gradeText(grade))}</p>` : ''}<dl class="summary">${rows.join('')}</dl></div>
${keys.length === 0 ? '' : `<div class="keys">${keys.join('')}</div>`}</section>
${tallied(probes)}`;
}

function tallied(probes: PassportResult['probes']): string {
  const judged = probes.flatMap(({ rows }) => rows.flatMap((row) => row.judged ?? []));
  const verdicts = Map.groupBy(judged, (each) => judgedLook(each).word);
  const promised = [...verdicts.values()].flatMap((own) =>
    own[0]
      ? [`<li>${chip({ ...judgedLook(own[0]), word: `${count(own.length)} ${judgedLook(own[0]).word}` })}</li>`]
      : [],
  );
  const sheets = probes.flatMap(({ rows }) => rows.flatMap(({ sheet }) => sheet ?? []));
  const measured = probes.filter(({ standing }) => standing === 'measured').length;
  const chips = Object.entries(comparedLook).flatMap(([word, look]) => {
    const own = sheets.filter((sheet) => sheet.word === word).length;
    return own === 0 ? [] : [`<li>${chip({ ...look, word: `${count(own)} ${look.word}` })}</li>`];
  });
  return `<section class="tally"><ul>${promised.join('')}${chips.join('')}</ul><p>${count(measured)} of ${count(probes.length)} probes measured · ${count(judged.length)} figures held against a promise, ${count(sheets.length)} compared with the record</p></section>`;
}

function manifest(run: PassportManifest): string {
  const { machine, commit, versions } = run;
  const facts: readonly (readonly [string, string])[] = [
    ['Run', run.id],
    ['Started', `${run.startedAt}, took ${duration(run.tookUs)}${run.interrupted ? ', cut short' : ''}`],
    ['Seed', `${run.seed} (sets the moment, between two ticks of the client’s timers, at which a probe strikes)`],
    [
      'Repetitions, workers',
      `${count(run.repetitions)}, ${count(run.workers)}${run.isLong ? ', long waits included' : ''}`,
    ],
    [
      'Versions',
      Object.entries(versions)
        .map((each) => each.join(' '))
        .join(', '),
    ],
    ['Machine', `${count(machine.cpus)} × ${machine.cpu}, ${bytes(machine.memoryBytes)}, ${machine.os}`],
    ['Commit', commit ? `${commit.id}${commit.dirty ? ', with changes not committed' : ''}` : 'unknown'],
  ];
  return `<section id="manifest"><h2>How this was measured</h2><dl class="facts">${facts.map(([name, text]) => `<dt>${escape(name)}</dt><dd>${escape(text)}</dd>`).join('')}
<dt>Command</dt><dd><code class="command">${escape(run.command)}</code></dd></dl></section>`;
}
