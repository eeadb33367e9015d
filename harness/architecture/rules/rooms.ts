/**
 * The rooms of the house, from the ground up: what each holds and which ones it may import. ARCHITECTURE.md shows this table;
 * `directions.ts`, `cycles.ts` and `purity.ts` hold the code to it.
 */

export interface Room {
  readonly holds: string;
  /** Rooms, or single files of them. */
  readonly imports: readonly string[];
  /** No node:*, clock, timer or chance, in what it draws in neither; but for these files. */
  readonly pure?: { readonly but: readonly string[] };
}

const pure: Room['pure'] = { but: [] };

/** It composes: everything meets here, and nowhere else. */
export const composition = 'harness/cli/';

/** Room → what is known of it. A room ends in `/`; a contract is a single file. */
export const rooms: Readonly<Record<string, Room>> = {
  'harness/result.ts': { holds: 'the contract between what measures and what reports', imports: [], pure },
  'harness/passport-result.ts': { holds: "the contract of a passport's page", imports: [], pure },
  'harness/result-schema.ts': { holds: 'the contract as a JSON schema', imports: ['harness/result.ts'] },
  'harness/define-config.ts': { holds: "what a user's `harness.config.ts` says", imports: ['harness/result.ts'] },
  'harness/base/': {
    holds: 'the ground: units, quantities, intervals, statistics, scopes, shell words',
    imports: ['harness/result.ts'],
    pure,
  },
  'harness/machine/': {
    holds: 'the machine below: clock, free ports, turns, cache, where a result comes from',
    imports: ['harness/result.ts', 'harness/base/'],
  },

  'mocks/slack/protocol/': {
    holds: "Slack's policy, facts, workspace, chance",
    imports: [],
    pure,
  },
  'mocks/slack/protocol/payloads/': {
    holds: 'what is delivered, one kind a file',
    imports: ['mocks/slack/protocol/'],
    pure,
  },
  'mocks/slack/protocol/delivery/': {
    holds: 'when an event is sent, sent again, given up: the outbox and the delivery machine',
    imports: ['mocks/slack/protocol/', 'mocks/slack/protocol/payloads/'],
    pure,
  },
  'mocks/slack/protocol/links/': {
    holds: 'the life of a Socket Mode link, tickets, registrations',
    imports: ['mocks/slack/protocol/', 'mocks/slack/protocol/delivery/'],
    pure,
  },
  'mocks/slack/protocol/web-api/': {
    holds: 'methods of the Web API, their arguments, answers and limits',
    imports: ['mocks/slack/protocol/'],
    pure,
  },
  'mocks/tls/': { holds: 'certificates, servers that speak TLS, the terminator', imports: [] },
  'mocks/slack/io/': {
    holds: 'shells that give the machines time: event stream, pump, carriers, controls',
    imports: ['mocks/slack/protocol/', 'mocks/slack/protocol/delivery/', 'mocks/slack/protocol/payloads/'],
  },
  'mocks/slack/io/http/': {
    holds: 'deliveries over HTTP: sender, signature, URL check',
    imports: ['mocks/slack/io/', 'mocks/slack/protocol/', 'mocks/slack/protocol/delivery/'],
  },
  'mocks/slack/io/sockets/': {
    holds: 'deliveries over Socket Mode: hosts, upgrades, links, frames',
    imports: [
      'mocks/slack/io/',
      'mocks/slack/protocol/',
      'mocks/slack/protocol/delivery/',
      'mocks/slack/protocol/links/',
      'mocks/tls/',
    ],
  },
  'mocks/slack/io/web-api/': {
    holds: 'the Web API over HTTP',
    imports: ['mocks/slack/io/', 'mocks/slack/protocol/', 'mocks/slack/protocol/web-api/', 'mocks/tls/'],
  },
  'mocks/slack/faults/': {
    holds: 'what Slack itself can do wrong, one fault a file',
    imports: ['mocks/slack/io/'],
  },
  'mocks/toxiproxy/': { holds: "the embedded engine behind Toxiproxy's HTTP API, its conformance suite", imports: [] },
  'mocks/apps/': { holds: 'apps without an SDK, and every broken behaviour', imports: ['mocks/apps/protocol/'] },
  'mocks/apps/protocol/': {
    holds: 'when such an app dials again, what it takes for a task',
    imports: ['mocks/slack/protocol/'],
    pure,
  },

  'harness/plan/': {
    holds: 'what a cell and a run are to do, as data; expectations, defaults',
    imports: ['harness/result.ts', 'mocks/slack/protocol/'],
    pure,
  },
  'harness/journal/': {
    holds: 'the facts of a cell, written and read; the folder of a run',
    imports: [
      'harness/base/',
      'harness/machine/',
      'harness/plan/',
      'harness/result-schema.ts',
      'mocks/slack/protocol/',
    ],
  },
  'harness/history/': {
    holds: 'facts folded into what happened to each event, link and fault',
    imports: ['harness/base/', 'harness/journal/', 'harness/plan/', 'harness/result.ts', 'mocks/slack/protocol/'],
    pure,
  },
  'harness/analysis/cause/words.ts': {
    holds: 'parts of sentences that causes and lint share',
    imports: ['harness/base/', 'harness/history/'],
    pure,
  },
  'harness/analysis/lint/': {
    holds: 'what an app must not send to Slack: one rule a file, from a history',
    imports: ['harness/base/', 'harness/history/', 'harness/result.ts', 'harness/analysis/cause/words.ts'],
    pure,
  },
  'harness/metrics/': {
    holds: 'how much: one figure a file, from a history',
    imports: [
      'harness/base/',
      'harness/history/',
      'harness/analysis/lint/',
      'harness/result.ts',
      'mocks/slack/protocol/',
    ],
    pure,
  },
  'harness/analysis/': {
    holds: 'whether it is enough: measure, judge, compare, findings, evidence',
    imports: [
      'harness/base/',
      'harness/history/',
      'harness/analysis/cause/words.ts',
      'harness/analysis/lint/',
      'harness/journal/',
      'harness/metrics/',
      'harness/plan/',
      'harness/result.ts',
    ],
    pure: { but: ['analyse.ts'] },
  },
  'harness/processes/': {
    holds: 'children that never outlive the harness; what they take of the machine',
    imports: ['harness/base/', 'harness/journal/facts.ts'],
  },
  'harness/network/': {
    holds: 'routes through Toxiproxy, real or embedded',
    imports: ['harness/base/', 'harness/machine/', 'harness/processes/'],
  },
  'harness/faults/': {
    holds: 'what a scenario can do to the network, to the app and to Slack',
    imports: [
      'harness/base/',
      'harness/journal/facts.ts',
      'harness/network/route.ts',
      'mocks/slack/faults/',
      'mocks/slack/io/',
      'mocks/tls/',
    ],
  },
  'harness/workloads/': {
    holds: 'when events are due',
    imports: ['harness/base/', 'mocks/slack/protocol/'],
    pure,
  },
  'harness/systems/': {
    holds: 'one folder a system: its versions, its installer, its app in its own language, what is known of it',
    imports: [
      'harness/base/',
      'harness/define-config.ts',
      'harness/machine/',
      'harness/plan/',
      'harness/processes/',
      'harness/result.ts',
    ],
  },
  'harness/tls/': {
    holds: "a run's authority, and how apps trust it",
    imports: ['harness/machine/', 'harness/processes/', 'mocks/tls/'],
  },
  'harness/transports/': {
    holds: 'HTTP and Socket Mode: what each needs of Slack, of the network and of the app',
    imports: [
      'harness/base/',
      'harness/machine/',
      'harness/network/',
      'harness/result.ts',
      'harness/tls/',
      'mocks/slack/io/',
      'mocks/slack/io/http/',
      'mocks/slack/io/sockets/',
      'mocks/slack/io/web-api/',
      'mocks/slack/protocol/',
      'mocks/tls/',
    ],
  },
  'harness/matrix/': {
    holds: 'scenarios, and which cells a run has',
    imports: [
      'harness/base/',
      'harness/faults/',
      'harness/plan/',
      'harness/result.ts',
      'harness/systems/',
      'harness/workloads/',
      'mocks/apps/',
      'mocks/slack/protocol/',
    ],
    pure,
  },
  'harness/config/': {
    holds: "what a user's config says, checked, and what it means",
    imports: [
      'harness/base/',
      'harness/faults/',
      'harness/matrix/',
      'harness/metrics/',
      'harness/plan/',
      'harness/transports/',
      'harness/workloads/',
      'mocks/slack/faults/',
      'mocks/slack/protocol/',
    ],
  },
  'harness/lab/': {
    holds: 'a run: systems made ready, apps started, cells run, journals written',
    imports: [
      'harness/base/',
      'harness/faults/',
      'harness/journal/',
      'harness/machine/',
      'harness/matrix/',
      'harness/network/',
      'harness/plan/',
      'harness/processes/',
      'harness/result.ts',
      'harness/systems/',
      'harness/tls/',
      'harness/transports/',
      'harness/workloads/',
      'mocks/slack/protocol/',
    ],
  },
  'harness/testing/': {
    holds: "a Slack, a network and matchers for an app's own tests",
    imports: [
      'harness/base/',
      'harness/config/',
      'harness/faults/',
      'harness/machine/',
      'harness/network/',
      'harness/plan/',
      'harness/processes/',
      'harness/result.ts',
      'harness/transports/',
      'mocks/slack/protocol/',
    ],
  },
  'harness/chaos/': {
    holds: 'fault programs as data: drawn, covered, made smaller, run as scenarios; their status on the terminal',
    imports: [
      'harness/base/',
      'harness/config/',
      'harness/define-config.ts',
      'harness/history/',
      'harness/journal/facts.ts',
      'harness/matrix/',
      'harness/result.ts',
      'mocks/slack/protocol/',
    ],
    pure: { but: ['chaos-scenario.ts'] },
  },
  'harness/doors/': {
    holds: 'what a server of ours on loopback asks of whoever comes, and the server of a page',
    imports: [],
  },
  'harness/live/messages.ts': {
    holds: 'the contract of a live page: what it is told, and what it may ask for',
    imports: ['harness/result.ts'],
    pure,
  },
  'harness/live/': {
    holds: 'chaos that one can watch and steer: a feed of facts for a page, and faults by hand',
    imports: [
      'harness/base/',
      'harness/chaos/status.ts',
      'harness/config/',
      'harness/doors/',
      'harness/faults/',
      'harness/history/',
      'harness/journal/facts.ts',
      'harness/lab/',
      'harness/live/messages.ts',
      'harness/matrix/',
      'harness/network/',
      'harness/plan/',
      'harness/result.ts',
      'harness/workloads/',
    ],
  },
  'harness/passport/': {
    holds: 'probes of how a client reconnects, and the rows of its page',
    imports: [
      'harness/base/',
      'harness/faults/',
      'harness/history/',
      'harness/journal/',
      'harness/lab/',
      'harness/network/',
      'harness/passport-result.ts',
      'harness/plan/',
      'harness/systems/',
      'mocks/slack/faults/',
      'mocks/slack/protocol/',
    ],
  },
  'harness/bisect/': {
    holds: 'the first version of an SDK with a regression: which ones to try, and what the looks at them say',
    imports: ['harness/result.ts'],
    pure,
  },
  'harness/model/': {
    holds:
      'cells in virtual time: the faults of scenarios on the pure machines and a model of an app, as the facts that a real cell leaves',
    imports: [
      'harness/base/',
      'harness/faults/',
      'harness/journal/facts.ts',
      'harness/matrix/',
      'harness/network/route.ts',
      'harness/plan/',
      'harness/result.ts',
      'harness/workloads/',
      'mocks/apps/protocol/',
      'mocks/slack/io/slack-control.ts',
      'mocks/slack/io/web-api/web-api-faults.ts',
      'mocks/slack/protocol/',
      'mocks/slack/protocol/delivery/',
      'mocks/slack/protocol/links/',
    ],
    pure,
  },
  'harness/mock/page-messages.ts': {
    holds: "the contract of the mock's page: what it is told",
    imports: [],
    pure,
  },
  'harness/forecast/': {
    holds: 'what a month of an app costs in events, simulated on the model from what was measured of it',
    imports: [
      'harness/base/',
      'harness/faults/',
      'harness/history/',
      'harness/model/',
      'harness/passport-result.ts',
      'harness/result.ts',
      'mocks/apps/protocol/',
      'mocks/slack/protocol/',
    ],
  },
  'harness/mock/': {
    holds: 'the mock by itself, with a control API and a page',
    imports: [
      'harness/base/',
      'harness/doors/',
      'harness/machine/',
      'harness/mock/page-messages.ts',
      'harness/plan/',
      'harness/transports/',
      'mocks/slack/faults/',
      'mocks/slack/io/',
      'mocks/slack/io/http/',
      'mocks/slack/io/sockets/',
      'mocks/slack/io/web-api/',
      'mocks/slack/protocol/',
    ],
  },
  'harness/init/': {
    holds: 'what app stands in a folder, and the config that is written for it',
    imports: ['harness/result.ts'],
  },
  'harness/doctor/': {
    holds: 'what a machine has for the harness, and what brings the rest',
    imports: ['harness/machine/', 'harness/network/', 'harness/systems/'],
  },
  'harness/bench/': {
    holds: 'what an event costs the engine, beside plain sockets or another checkout',
    imports: [
      'harness/base/',
      'harness/journal/',
      'harness/machine/',
      'harness/processes/',
      'harness/transports/',
      'mocks/slack/io/http/',
      'mocks/slack/io/sockets/',
      'mocks/slack/protocol/',
      'mocks/slack/protocol/delivery/',
      'mocks/slack/protocol/payloads/',
    ],
  },
  'harness/ci/': { holds: 'the closing count of `.ci/run`', imports: ['harness/result.ts'] },
  'harness/documentation/': {
    holds: 'what README.md and `docs` say, read for the tests that hold it true',
    imports: [],
  },
  'harness/packing/': { holds: '`npm run build` and `npm pack`: what a user installs', imports: [] },
  'harness/mutation/': { holds: '`npm run mutate`: the pure folders broken one mutant at a time', imports: [] },
  'harness/torture/': {
    holds: '`npm run torture`: the harness itself under signals, stopped parts, a full disk, few descriptors',
    imports: ['harness/result.ts', 'harness/base/', 'mocks/slack/protocol/'],
  },
  'harness/architecture/': { holds: 'these rules, and the tests that hold the tree to them', imports: [] },
  'scenarios/': {
    holds: 'what is asked, one question a file, as data; `suites/` runs them under vitest',
    imports: ['harness/base/', 'harness/faults/', 'harness/matrix/', 'harness/metrics/', 'harness/workloads/'],
  },
  'scenarios/catalogue/': {
    holds: 'failures met in the field, by what each is asked, and which systems showed it',
    imports: ['harness/analysis/lint/', 'harness/result.ts', 'scenarios/'],
    pure: { but: [] },
  },
  'scenarios/claims/': {
    holds: "what Slack's documents say of the transports, and what runs show of it",
    imports: [
      'harness/analysis/compare/among-all.ts',
      'harness/analysis/compare/compare.ts',
      'harness/analysis/compare/margin.ts',
      'harness/analysis/compare/sentence.ts',
      'harness/analysis/worst-pair.ts',
      'harness/base/',
      'harness/metrics/',
      'harness/plan/',
      'harness/result.ts',
      'scenarios/',
    ],
    pure,
  },
  'reports/': {
    holds: 'how a result is shown: HTML, terminal, and formats for machines',
    imports: [
      'harness/analysis/worst-pair.ts',
      'harness/base/order-statistics.ts',
      'harness/base/quantity.ts',
      'harness/base/rates.ts',
      'harness/base/steadfast-json.ts',
      'harness/base/visible-text.ts',
      'harness/passport-result.ts',
      'harness/result.ts',
    ],
  },
  'reports/live/client/': {
    holds: 'what a live page runs in the browser',
    imports: ['harness/live/messages.ts', 'harness/mock/page-messages.ts'],
  },
  [composition]: {
    holds: 'the commands, and the only place where everything meets',
    imports: ['harness/', 'mocks/', 'reports/', 'scenarios/'],
  },
};

const byLength = Object.keys(rooms).toSorted((a, b) => b.length - a.length);

/** The innermost room that a file or a room stands in. */
export function roomOf(path: string): string | undefined {
  return byLength.find((room) => path.startsWith(room));
}

/** True where `room` may import `target`; its own files always. */
export function mayImport(room: string, target: string): boolean {
  if (room === composition) return true;
  const other = roomOf(target);
  return room === other || (rooms[room]?.imports ?? []).some((each) => each === other || each === target);
}

/** The table that ARCHITECTURE.md shows. */
export function roomTable(): string {
  const name = (path: string) => `\`${path.replace(/\/$/, '')}\``;
  const short = (path: string) => path.replace(/^harness\//, '').replace(/\/$/, '');
  const rows = Object.entries(rooms).map(([room, { holds, imports, pure: isPure }]) => {
    const known = room === composition ? 'everything' : imports.map(short).join(', ') || '–';
    const purity = isPure === undefined ? '' : ['yes', ...isPure.but.map((file) => `but ${file}`)].join(', ');
    return `| ${name(room)} | ${holds} | ${purity} | ${known} |`;
  });
  return ['| room | what it holds | pure | may import |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
