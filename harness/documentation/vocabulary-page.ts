/** The words that a scenario of a user's may use, as a page: faults, metrics, shapes of traffic, kinds of payload. Pure. */

export interface Vocabulary {
  readonly faults: readonly {
    readonly name: string;
    readonly does: string;
    /** Its parameters in words, by name. */
    readonly takes: Readonly<Record<string, string>>;
    /** Why it is none over a transport. */
    readonly unsupported: Readonly<Record<string, string>>;
  }[];
  readonly metrics: readonly {
    readonly name: string;
    readonly asks: string;
    readonly unit: string;
    readonly better: string;
  }[];
  readonly triggers: Readonly<Record<string, string>>;
  readonly workloads: readonly string[];
  readonly payloads: readonly string[];
}

const transportNames: Readonly<Record<string, string>> = { http: 'HTTP', 'socket-mode': 'Socket Mode' };
const units: Readonly<Record<string, string>> = { us: 'µs' };

export function vocabularyPage({ faults, metrics, triggers, workloads, payloads }: Vocabulary): string {
  return `# Faults, metrics and workloads, by name

Written by \`npx vitest run --project unit harness/documentation/vocabulary.test.ts -u\`. A scenario of your own takes them by these names: [configuration.md](configuration.md).

## Faults

${table(
  ['fault', 'what happens (where it has parameters: for example)', 'parameters'],
  faults.map(({ name, does, takes, unsupported }) => [
    `\`${name}\``,
    [
      does,
      ...Object.entries(unsupported).map(
        ([transport, why]) => `Not over ${transportNames[transport] ?? transport}: ${why}`,
      ),
    ].join('. '),
    Object.entries(takes)
      .map(([parameter, wish]) => `\`${parameter}\`: ${wish}`)
      .join('; '),
  ]),
)}

A fault lasts \`from\` one time \`to\` another, counted from the first event.

## Facts that a scenario in TypeScript can wait for

${table(
  ['fact', 'when'],
  Object.entries(triggers).map(([name, words]) => [`\`${name}\``, words]),
)}

## Metrics

${table(
  ['metric', 'asks', 'in', 'better'],
  metrics.map(({ name, asks, unit, better }) => [`\`${name}\``, asks, units[unit] ?? unit, better]),
)}

A metric of time is expected as a text with its unit (\`atMost: 3 s\`), a share as a number from 0 to 1. \`of\` names the quantile: \`min\`, \`p50\`, \`p90\`, \`p95\`, \`p99\`, \`max\`.

## Traffic

Shapes: ${listed(workloads)}. Kinds of payload: ${listed(payloads)}.
`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
