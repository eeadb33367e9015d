/** One month of an app, simulated: only around what befalls it, as between that nothing in the model can be late. One seed, one month. */

import { documented } from '../../mocks/slack/protocol/policy.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import { seconds, us } from '../base/units.ts';
import { appRestart } from '../faults/app-restart.ts';
import type { Fault } from '../faults/fault.ts';
import { partitionThatKills } from '../faults/partition-that-kills.ts';
import { slackFault } from '../faults/slack-fault.ts';
import { readHistory } from '../history/history.ts';
import { modelCell } from '../model/model-cell.ts';
import type { Traits } from '../model/traits.ts';
import type { TransportName } from '../result.ts';
import { monthDays, type Rates } from './rates.ts';

export const befalls = ['recycles', 'losses', 'partitions', 'deploys'] as const;
export type Befalls = (typeof befalls)[number];

/** Events. */
export interface Toll {
  /** Acknowledged in the end, more than 3 s after they were due. */
  readonly late: number;
  /** Given up by Slack after its last retry. */
  readonly lost: number;
  /** Handled more than once. */
  readonly doubled: number;
}

export type MonthToll = Readonly<Record<Befalls, Toll>>;

export interface MonthOptions {
  readonly transport: TransportName;
  readonly rates: Rates;
  /** What is known of the app, and so what can be told. */
  readonly known: ReadonlySet<Befalls>;
  readonly traits: Traits;
  /** The longest that the app is deaf, in µs. */
  readonly deafUs: number;
  readonly random: Random;
}

interface Incident {
  readonly kind: Befalls;
  readonly atUs: number;
  readonly lastsUs: number;
  readonly fault: Fault;
}

const dayUs = 86_400 * seconds(1);
const monthUs = monthDays * dayUs;
/** Warning, refresh and close take 11 s. */
const recycleUs = seconds(11);
const lossUs = seconds(1);
/** From one process of a deployment to the next. */
const rollUs = seconds(30);
/** Events are raised from so long before what befalls the app, and until so long after it is back. */
const margin = { before: seconds(4), after: seconds(4) };
/** Rates are those of a link: two of the app's seldom share a container. */
const hostsALink = 100;
const late = seconds(3);

export async function simulateMonth(options: MonthOptions): Promise<MonthToll> {
  const { deafUs, rates, random } = options;
  const tolls = Object.fromEntries(befalls.map((kind) => [kind, { late: 0, lost: 0, doubled: 0 }])) as Record<
    Befalls,
    Toll
  >;
  for (const bout of bouts(incidentsOf(options), deafUs)) {
    const [first] = bout;
    if (first === undefined) continue;
    const from = first.atUs - margin.before;
    const until = Math.max(...bout.map(({ atUs, lastsUs }) => atUs + lastsUs)) + deafUs + margin.after;
    const due = [...times(random, rates.eventsADay / dayUs, until - from)].map((at) => ({ at: us(at) }));
    if (due.length === 0) continue;
    tolls[first.kind] = sum(tolls[first.kind], await tollOf(options, { bout, from, due, lasting: until - from }));
  }
  return tolls;
}

function incidentsOf({ transport, rates, known, random }: MonthOptions): readonly Incident[] {
  const each = (kind: Befalls, perMonth: number, lastsUs: number, fault: () => Fault): readonly Incident[] =>
    known.has(kind)
      ? [...times(random, perMonth / monthUs, monthUs)].map((atUs) => ({ kind, atUs, lastsUs, fault: fault() }))
      : [];
  const links = transport === 'socket-mode' ? rates.instances : 0;
  const deploys = each('deploys', (rates.deploysAWeek * monthDays) / 7, 0, appRestart);
  return [
    ...each('recycles', rates.recyclesADay * monthDays * links, recycleUs, () =>
      slackFault('recycle', { how: 'announced' }),
    ),
    ...each('losses', rates.lossesAMonth * links, lossUs, () => slackFault('recycle', { how: 'abrupt' })),
    ...each('partitions', rates.partitionsAMonth, rates.partitionSeconds * seconds(1), partitionThatKills),
    ...deploys.flatMap((deploy) =>
      Array.from({ length: rates.instances }, (_, n) => ({ ...deploy, atUs: deploy.atUs + n * rollUs })),
    ),
  ].toSorted((a, b) => a.atUs - b.atUs);
}

/** Those that may meet: one has its consequences when the next comes. */
function bouts(incidents: readonly Incident[], deafUs: number): readonly (readonly Incident[])[] {
  const all: Incident[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const incident of incidents) {
    if (incident.atUs - margin.before <= until) all.at(-1)?.push(incident);
    else all.push([incident]);
    until = Math.max(until, incident.atUs + incident.lastsUs + deafUs + margin.after);
  }
  return all;
}

async function tollOf(
  { transport, traits, rates, random }: MonthOptions,
  {
    bout,
    from,
    due,
    lasting,
  }: {
    readonly bout: readonly Incident[];
    readonly from: number;
    readonly due: readonly { readonly at: ReturnType<typeof us> }[];
    readonly lasting: number;
  },
): Promise<Toll> {
  const entries = await modelCell({
    transport,
    traits,
    policy: documented,
    instances: rates.instances,
    hosts: hostsALink * rates.instances,
    seed: random.below(2 ** 31),
    scenario: {
      name: 'month',
      suite: 'forecast',
      title: 'A month',
      asks: '',
      source: '',
      workload: {
        name: 'month',
        text: 'at random',
        perSecond: rates.eventsADay / 86_400,
        warmUp: us(0),
        lasting: us(lasting),
        due: () => due,
      },
      faults: bout.map(({ atUs, lastsUs, fault }) => ({ from: us(atUs - from), to: us(atUs - from + lastsUs), fault })),
      expects: [],
      decides: { metric: 'late' },
    },
  });
  const { deliveries } = readHistory(entries);
  return {
    late: deliveries.filter(({ dueAt, ackedAt }) => ackedAt !== undefined && ackedAt - dueAt > late).length,
    lost: deliveries.filter(({ handledAt }) => handledAt.length === 0).length,
    doubled: deliveries.filter(({ handledAt }) => handledAt.length > 1).length,
  };
}

/** At random at this rate a µs (Poisson), from 0. */
function* times(random: Random, rate: number, until: number): Iterable<number> {
  if (rate <= 0) return;
  for (let at = gap(); at < until; at += gap()) yield at;

  function gap(): number {
    return -Math.log(1 - random.next()) / rate;
  }
}

function sum(one: Toll, other: Toll): Toll {
  return { late: one.late + other.late, lost: one.lost + other.lost, doubled: one.doubled + other.doubled };
}
