/** A cell in virtual time: the faults of a scenario on pure machines and a model of an app. It leaves the facts that a real cell leaves. */

import { httpRules, socketRules } from '../../mocks/slack/protocol/delivery/transport-rules.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { type PolicyValues, retryRests } from '../../mocks/slack/protocol/policy.ts';
import { seconds, us } from '../base/units.ts';
import type { Fault, Site } from '../faults/fault.ts';
import type { Entry, Fact } from '../journal/facts.ts';
import { type TimedFault, timesOf } from '../matrix/timed-fault.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { Due } from '../workloads/workload.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { createModelEvents, type ModelEvents } from './model-events.ts';
import { createModelHttp } from './model-http.ts';
import { createModelInstance, type ModelInstance } from './model-instance.ts';
import { modelSite } from './model-site.ts';
import { createModelSockets } from './model-sockets.ts';
import { createModelWebApi } from './model-web-api.ts';
import type { Traits } from './traits.ts';
import { createWay } from './way.ts';

export interface RunModelOptions {
  readonly plan: CellPlan;
  readonly policy: PolicyValues;
  readonly due: Iterable<Due>;
  readonly faults: readonly TimedFault[];
  readonly traits: Traits;
  /** Containers of Slack's that hold sockets. Default 2, as in a real cell. */
  readonly hosts?: number;
}

/** Before the traffic the app starts and connects. */
const startsWithin = seconds(5);
/** As in a real cell (`lab/settling.ts`): an app without a link is waited for, and what it does last. */
const deafWithin = seconds(75);
const quietAfter = seconds(6);

/** The same options are the same facts. Rejects where a fault waits for a fact: the model has faults at times only. */
export async function runModel(options: RunModelOptions): Promise<readonly Entry[]> {
  const { plan, policy, due, faults } = options;
  const agenda = createAgenda();
  const entries: Entry[] = [];
  const add = (fact: Fact): void => {
    entries.push({ ...fact, seq: entries.length, at: us(agenda.now()) } as Entry);
  };
  add({ kind: 'cell', version: 1, plan });
  add({ kind: 'phase', phase: 'starting' });
  const world = openWorld(options, agenda, add);
  for (const instance of world.instances) instance.start();
  const start = startsWithin;
  let last: number = start;
  agenda.at(start - 1, () => {
    add({ kind: 'app-ready', startUs: options.traits.startUs });
    add({ kind: 'phase', phase: 'traffic', zero: start });
  });
  for (const { at } of due) {
    last = Math.max(last, start + at);
    agenda.at(start + at, () => world.events.raise(start + at));
  }
  for (const timed of faults) {
    if ('when' in timed) throw new TypeError(`Cannot model ${timed.fault.name}: it waits for a fact`);
    for (const { from, to, fault } of timesOf(timed)) {
      last = Math.max(last, start + to);
      strike({ fault, fromUs: start + from, toUs: start + to, agenda, add, site: world.site });
    }
  }
  agenda.at(last, () => add({ kind: 'phase', phase: 'draining' }));
  await agenda.run(settled(world, { agenda, last, policy }));
  add({ kind: 'phase', phase: 'done' });
  return entries;
}

interface World {
  readonly events: ModelEvents;
  readonly instances: readonly ModelInstance[];
  readonly site: Site;
  /** Socket Mode: whether any link can bring an event. */
  readonly isDeaf: () => boolean;
}

function openWorld(
  { plan, policy, traits, hosts = 2 }: RunModelOptions,
  agenda: Agenda,
  add: (fact: Fact) => void,
): World {
  const random = seeded(plan.seed).fork('model');
  const isSocketMode = plan.transport === 'socket-mode';
  const [eventsWay, webApiWay] = [createWay(agenda), createWay(agenda)];
  const sockets = createModelSockets({
    way: eventsWay,
    agenda,
    policy,
    observe: add,
    random: random.fork('slack'),
    events: () => events,
    hosts,
  });
  const http = createModelHttp({
    way: eventsWay,
    observe: add,
    random: random.fork('slack'),
    events: () => events,
    receiver() {
      const up = instances.flatMap((instance) => instance.receiver() ?? []);
      return up.length === 0 ? undefined : random.pick(up);
    },
  });
  const carrier = isSocketMode ? sockets : http;
  const rules = isSocketMode ? socketRules(policy) : httpRules(policy);
  const events: ModelEvents = createModelEvents({ agenda, policy, rules, observe: add, carry: carrier.carry });
  const webApi = createModelWebApi({ agenda, way: webApiWay, observe: add, ticket: sockets.ticket });
  const instances = Array.from({ length: plan.instances ?? 1 }, (_, index) =>
    createModelInstance({
      number: index + 1,
      isSocketMode,
      agenda,
      traits,
      random: random.fork(`instance ${index + 1}`),
      observe: add,
      ask: webApi.open,
      dial: sockets.dial,
    }),
  );
  return {
    events,
    instances,
    site: modelSite({ events, eventsWay, webApi, webApiWay, carrier, instances, observe: add }),
    isDeaf: () => isSocketMode && sockets.registered() === 0,
  };
}

function strike({
  fault,
  fromUs,
  toUs,
  agenda,
  add,
  site,
}: {
  readonly fault: Fault;
  readonly fromUs: number;
  readonly toUs: number;
  readonly agenda: Agenda;
  readonly add: (fact: Fact) => void;
  readonly site: Site;
}): void {
  const { name, text, severs, touches, isMomentary = false } = fault;
  agenda.at(fromUs, async () => {
    const asked = agenda.now();
    try {
      const heal = await fault.inject(site);
      add({ kind: 'fault-began', fault: name, text, asked, severs, isMomentary, touches });
      agenda.at(toUs, async () => {
        const askedToEnd = agenda.now();
        await heal();
        add({ kind: 'fault-ended', fault: name, asked: askedToEnd });
      });
    } catch (error) {
      add({ kind: 'fault-failed', fault: name, why: (error as Error).message });
    }
  });
}

/** When nothing is under way any more, and for so long nothing was. */
function settled(
  { events, isDeaf }: World,
  { agenda, last, policy }: { readonly agenda: Agenda; readonly last: number; readonly policy: PolicyValues },
): () => boolean {
  const patience = retryRests(policy).reduce((sum, rest) => sum + rest, seconds(45));
  let busyAt = last;
  return () => {
    const now = agenda.now();
    if (now < last) return false;
    if (events.inFlight() > 0 || (isDeaf() && now < last + deafWithin)) busyAt = now;
    return now >= Math.min(busyAt + quietAfter, last + Math.max(patience, deafWithin));
  };
}
