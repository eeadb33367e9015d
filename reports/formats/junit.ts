import { create } from 'xmlbuilder2';
import type { CellResult, RunResult } from '../../harness/result.ts';
import type { EvidenceOf, Format } from '../format.ts';
import { outcomeOf, type Outcome } from '../machine/outcome.ts';

/** JUnit XML, as Jenkins, GitLab, Azure and others read it: a suite a scenario, a test a cell. */
export const junit = { name: 'junit', extension: 'junit.xml', render: renderJunit } as const satisfies Format;

function renderJunit({ cells, run }: RunResult, evidenceOf: EvidenceOf): string {
  const secondsOf = ({ id }: CellResult): number => (evidenceOf(id)?.spanUs ?? 0) / 1e6;
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' });
  const root = document.ele('testsuites', { name: `slack-transport-harness ${run.id}`, ...counts(cells) });
  for (const [name, own] of Map.groupBy(cells, ({ suite, scenario }) => `${suite}.${scenario}`)) {
    const time = seconds(own.reduce((sum, cell) => sum + secondsOf(cell), 0));
    const suite = root.ele('testsuite', {
      name,
      ...counts(own),
      skipped: count(own, 'skipped'),
      time,
      timestamp: run.startedAt.slice(0, 19),
    });
    for (const cell of own) {
      const test = suite.ele('testcase', { name: nameOf(cell), classname: name, time: seconds(secondsOf(cell)) });
      const { kind, message } = outcomeOf(cell);
      if (kind !== 'passed') test.ele(elements[kind], { message }).txt(`${message}\n${cell.repeat}`);
    }
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

const elements = { failed: 'failure', error: 'error', skipped: 'skipped' } as const;

function nameOf({ system, transport, pair }: CellResult): string {
  return `${system} over ${transport}${pair > 1 ? `, pair ${pair}` : ''}`;
}

function counts(cells: readonly CellResult[]): Readonly<Record<string, string>> {
  return { tests: String(cells.length), failures: count(cells, 'failed'), errors: count(cells, 'error') };
}

function count(cells: readonly CellResult[], kind: Outcome['kind']): string {
  return String(cells.filter((cell) => outcomeOf(cell).kind === kind).length);
}

function seconds(value: number): string {
  return value.toFixed(3);
}
