/** One probe: what was asked and done, its figures beside those on record, its evidence, and how to repeat it. */

import type { AgainstRecord, JudgedRow, PassportRow, ProbeResult } from '../../harness/passport-result.ts';
import { signed } from '../../harness/base/quantity.ts';
import { chip, escape, hyperlink } from '../html/markup.ts';
import { figureText, sheetText } from './figure-text.ts';
import { comparedLook, judgedLook } from './looks.ts';

export function probeSection(probe: ProbeResult): string {
  const { name, title, asks, does, source, repeat, isDeafAtEnd = false } = probe;
  return `<article class="pair" id="${escape(name)}"><h3>${escape(title)}</h3>
<p class="asks">${escape(asks)}</p><p class="does">${escape(does)}. ${moments(probe)}Source: ${hyperlink(source)}</p>
${isDeafAtEnd ? '<p class="no-chart">The process goes on without a link when the probe is over</p>' : ''}${body(probe)}${evidence(probe)}
<p class="note">Again: <code class="command">${escape(repeat)}</code></p></article>`;
}

/** What the number of runs is worth where figures depend on the moment of the strike. */
function moments({ isPhased, runs }: ProbeResult): string {
  if (!isPhased || runs.length === 0) return '';
  return runs.length === 1
    ? 'It struck at one moment between two ticks of the client’s timers; --repeat 5 shows how far the figures range. '
    : `It struck at ${runs.length} moments between two ticks of the client’s timers. `;
}

function body({ standing, why = '', rows }: ProbeResult): string {
  const reason =
    standing === 'measured'
      ? ''
      : `<p class="no-chart">${standing === 'not-run' ? 'Not run' : 'No result'}: ${escape(why)}</p>`;
  if (rows.length === 0) return reason;
  return `${reason}<table class="figures passport"><thead><tr><th scope="col">Figure</th><th scope="col">Measured</th><th scope="col">Promised</th><th scope="col">On record</th></tr></thead>
<tbody>${rows.map(rowOf).join('')}</tbody></table>`;
}

function rowOf({ title, value, note, sheet, judged }: PassportRow): string {
  const runs =
    value.kind === 'numbers' && value.numbers.length > 1 ? `<span class="of">${value.numbers.length} runs</span>` : '';
  const missing = value.kind === 'nothing' ? ' class="none"' : '';
  return `<tr><th scope="row">${escape(title)}${note === undefined ? '' : `<span class="of">${escape(note)}</span>`}</th>
<td${missing}>${escape(figureText(value))}${runs}</td><td>${judged ? verdictOf(judged) : ''}</td><td>${sheet ? compared(sheet, value) : ''}</td></tr>`;
}

function verdictOf(judged: JudgedRow): string {
  const { expected, source, known } = judged;
  return `${chip(judgedLook(judged))} ${escape(expected)}
<span class="of">${hyperlink(source)}${known?.note === undefined ? '' : `. ${escape(known.note)}`}</span>`;
}

function compared(sheet: AgainstRecord, value: PassportRow['value']): string {
  return `${chip(comparedLook[sheet.word])} ${escape(sheetText(sheet, value))}
<span class="of">${sheet.mark}, ${[sheet.source, sheet.because, sheet.note].flatMap((each) => (each === undefined ? [] : escape(each))).join('. ')}</span>`;
}

function evidence({ runs }: ProbeResult): string {
  return runs
    .map(({ journal, excerpt, seed }, index) => {
      const lines = excerpt.map(
        ({ atUs, text }) => `<li><span>${signed(atUs, 'us')}</span><code>${escape(text)}</code></li>`,
      );
      const of = runs.length > 1 ? ` of run ${index + 1}, seed ${seed}` : '';
      return `<details><summary>Journal${of}: ${excerpt.length} lines around the fault, from <code>${escape(journal)}</code></summary><ol class="journal">${lines.join('')}</ol></details>`;
    })
    .join('');
}
