import { HistogramLogWriter } from 'hdr-histogram-js';
import type { RunResult } from '../../harness/result.ts';
import type { EvidenceOf, Format } from '../format.ts';
import { responseHistogram } from '../machine/response-histogram.ts';

/** An HdrHistogram log (version 1.3): a tagged line a cell, its response times in µs, which HdrHistogram's tools take apart again. */
export const hlog = { name: 'hlog', extension: 'hlog', render: renderLog } as const satisfies Format;

function renderLog({ run, cells }: RunResult, evidenceOf: EvidenceOf): string {
  let log = '';
  const writer = new HistogramLogWriter((text) => {
    log += text;
  });
  writer.outputLogFormatVersion();
  writer.outputStartTime(Date.parse(run.startedAt));
  writer.outputLegend();
  for (const { id } of cells) {
    const evidence = evidenceOf(id);
    if (!evidence || evidence.events.length === 0) continue;
    const { histogram } = responseHistogram(evidence);
    // A tag ends at a comma or a space.
    histogram.tag = id.replaceAll(' › ', '/').replaceAll(/[\s,\p{Cc}]/gu, '_');
    writer.outputIntervalHistogram(histogram, 0, evidence.spanUs / 1e6, 1_000);
  }
  return log;
}
