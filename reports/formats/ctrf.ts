import type { CTRFReport, Test } from 'ctrf';
import type { CellResult, RunResult } from '../../harness/result.ts';
import type { EvidenceOf, Format } from '../format.ts';
import { outcomeOf } from '../machine/outcome.ts';

/** CTRF (ctrf.io): one JSON report that its tools show in pull requests, chats and dashboards. */
export const ctrf = {
  name: 'ctrf',
  extension: 'ctrf.json',
  render: (result, evidenceOf) => `${JSON.stringify(reportOf(result, evidenceOf))}\n`,
} as const satisfies Format;

const statuses = { passed: 'passed', failed: 'failed', skipped: 'skipped', error: 'other' } as const;

function reportOf({ cells, run }: RunResult, evidenceOf: EvidenceOf): CTRFReport {
  const tests = cells.map((cell) => testOf(cell, evidenceOf));
  const count = (status: Test['status']): number => tests.filter((test) => test.status === status).length;
  const start = Date.parse(run.startedAt);
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: 'slack-transport-harness',
    timestamp: run.startedAt,
    results: {
      tool: { name: 'slack-transport-harness' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        start,
        stop: start + Math.round(run.tookUs / 1e3),
      },
      tests,
      environment: {
        ...(run.commit ? { commit: run.commit.id } : {}),
        extra: { run: run.id, seed: run.seed, command: run.command, pairs: run.pairs },
      },
    },
  };
}

function testOf(cell: CellResult, evidenceOf: EvidenceOf): Test {
  const { kind, message } = outcomeOf(cell);
  return {
    name: cell.id,
    status: statuses[kind],
    rawStatus: cell.known ? 'known failure' : cell.verdict,
    duration: Math.round((evidenceOf(cell.id)?.spanUs ?? 0) / 1e3),
    suite: [cell.suite, cell.scenario],
    message,
    ...(cell.cause ? { trace: cell.cause.sentence } : {}),
    tags: [cell.system, cell.transport],
    extra: { repeat: cell.repeat },
  };
}
