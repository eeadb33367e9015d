/** Chaos that one can watch and steer: what cells tell goes to a page, and what the page asks for is done to the cells. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeYaml } from '../config/write-yaml.ts';
import { type Page, type PageServer, servePage } from '../doors/serve-page.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Entry } from '../journal/facts.ts';
import type { RunnableCell } from '../lab/script.ts';
import type { Scenario } from '../matrix/scenario.ts';
import type { PlannedCell } from '../plan/run-plan.ts';
import { actOf, rates } from './act.ts';
import { createFeed, type Feed } from './feed.ts';
import { createHand, type Hand } from './hand.ts';
import type { HandState, LiveMs, Opening, Saved } from './messages.ts';
import { offeredFaults } from './offered-faults.ts';
import { createPace, type Pace } from './pace.ts';
import { savedScenario } from './saved-scenario.ts';
import { createSteering, type Steering } from './steering.ts';

export interface LiveOptions {
  readonly page: Page;
  readonly title: string;
  /** Events a second, at first. */
  readonly rate: number;
  /** µs, as the policy has it. */
  readonly ackDeadlineUs: number;
  /** How one types what replays a file. */
  readonly replay: (file: string) => string;
}

export interface LiveRoom extends PageServer {
  /** The cell, within reach of the page while its script plays. */
  readonly steered: (cell: RunnableCell) => RunnableCell;
  /** The scenario, at the pace that the page sets, whatever is injected on it. */
  readonly within: <InSuite extends string>(scenario: Scenario<InSuite>) => Scenario<InSuite>;
  /** Where files of the run go. */
  began(directory: string): void;
  cellBegan(cell: PlannedCell): void;
  cellSaw(cell: PlannedCell, entry: Entry): void;
}

/** Ten a second. */
const tellEveryMs = 100;

export async function openLive(options: LiveOptions): Promise<LiveRoom> {
  const opened = performance.now();
  const now = (): LiveMs => Number((performance.now() - opened).toFixed(1));
  const pace = createPace(options.rate);
  const steering: Steering = createSteering((stage) => hand.leave(stage));
  const hand: Hand = createHand(steering.stages, now);
  const state = (): HandState => ({ inForce: hand.inForce(), rate: pace.rate, recorded: hand.recorded().length });
  const feed = createFeed({ now, hand: state });
  const opening: Opening = {
    kind: 'opening',
    title: options.title,
    deadline: options.ackDeadlineUs / 1_000,
    faults: offeredFaults({ isTls: false }),
    rates,
  };
  let directory = '';
  const parts: Parts = {
    hand,
    pace,
    steering,
    feed,
    save: createSave({ ...options, hand, pace, now }, () => directory),
  };
  const server = await servePage({
    page: options.page,
    watch(send) {
      send(opening);
      return feed.watch(send);
    },
    act: (asked) => done(asked, parts),
  });
  const timer = setInterval(feed.tell, tellEveryMs);
  return {
    url: server.url,
    steered: steering.steered,
    within: (scenario) => ({
      ...scenario,
      asks: 'Is every event handled whatever somebody injects by hand?',
      workload: pace.paced(scenario.workload),
    }),
    began(folder) {
      directory = folder;
    },
    cellBegan: ({ plan }) => feed.began(plan),
    cellSaw: ({ plan }, entry) => feed.saw(plan.transport, entry),
    async close() {
      clearInterval(timer);
      feed.tell();
      await server.close();
    },
  };
}

interface Parts {
  readonly hand: Hand;
  readonly pace: Pace;
  readonly steering: Steering;
  readonly feed: Feed;
  readonly save: () => Saved;
}

async function done(asked: unknown, { hand, pace, steering, feed, save }: Parts): Promise<unknown> {
  const act = actOf(asked);
  switch (act.act) {
    case 'inject':
      return hand.inject(act.fault, act.with ?? {});
    case 'heal':
      return hand.heal(act.id);
    case 'heal-all':
      return hand.healAll();
    case 'rate':
      pace.setRate(act.perSecond);
      return feed.note({ tone: 'plain', text: `By hand: ${act.perSecond} events a second` });
    case 'save':
      return save();
    case 'end':
      feed.note({ tone: 'plain', text: 'By hand: the traffic ends' });
      return steering.end();
    default:
      return act satisfies never;
  }
}

/** Each time a file of its own. */
function createSave(
  {
    hand,
    pace,
    now,
    replay,
  }: Pick<Parts, 'hand' | 'pace'> & Pick<LiveOptions, 'replay'> & { readonly now: () => LiveMs },
  directory: () => string,
): () => Saved {
  let count = 0;
  return () => {
    const recorded = hand.recorded();
    if (recorded.length === 0) throw new RefusedError(409, 'Nothing was done by hand yet: inject a fault first');
    count += 1;
    const name = `by-hand-${count}`;
    const folder = join(directory(), 'scenarios');
    const file = join(folder, `${name}.yaml`);
    const command = replay(file);
    const text = writeYaml(
      savedScenario({ name, recorded, rate: pace.rate, now: now() }),
      `What was done by hand in ${directory()}\nReplayed by: ${command}`,
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
    return { file, replay: command, text };
  };
}
