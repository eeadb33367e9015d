/** A function that is longer than a screen, or a file that is more than one thought, stands here with its reason. */

import type { Modules } from './tree.ts';

const longestFunction = 60;
const longestFile = 250;

const rule = 'harness/architecture/rules/sizes.ts';

/** `path`, or `path › function` → why it is longer. */
export type Reasons = Readonly<Record<string, string>>;

export const reasons: Reasons = {
  'harness/architecture/rules/rooms.ts': 'a table, a row a room',
  'harness/result.ts': 'the contract imports nothing, and is read as one document',
  'harness/result-schema.ts': 'the contract as a schema, read beside result.ts as one document',
  'harness/network/toxiproxy/open-route.ts › openRoute':
    'the closures of one route share its settings and its end; each is shorter than a screen',
  'harness/network/toxiproxy/watchdog.ts › watchToxiproxy':
    'the closures of one watch share what it knows of the server; each is shorter than a screen',
  'harness/model/model-events.ts › createModelEvents':
    'the closures of one Slack share its state; each is shorter than a screen',
  'harness/model/model-http.ts › createModelHttp':
    'the closures of one sender share its state; each is shorter than a screen',
  'harness/model/model-link.ts › openModelLink':
    'the closures of one socket share its state; each is shorter than a screen',
  'harness/model/model-socket-app.ts › startModelSocketApp':
    'the closures of one app share its state; each is shorter than a screen',
  'harness/model/model-sockets.ts › createModelSockets':
    'the closures of one Slack’s sockets share its state; each is shorter than a screen',
  'harness/model/way.ts › createWay': 'the closures of one way share its state; each is shorter than a screen',
  'harness/transports/watch-place.ts › watchPlace':
    'the closures of one watch share what it saw of the app; each is shorter than a screen',
  'mocks/slack/protocol/policy.ts':
    'a table of data: each promise of Slack with its evidence; it is searched, not read from top to bottom',
};

export function sizeBreaches(modules: Modules, allowed: Reasons = reasons): string[] {
  return [...tooLong(modules)]
    .filter(([place]) => !(place in allowed))
    .map(
      ([place, size]) => `${place} has ${size}: take a part out of it that has a name, or give the reason in ${rule}`,
    );
}

/** Of the whole tree: reasons that nothing needs. */
export function staleReasons(modules: Modules, allowed: Reasons = reasons): string[] {
  const over = tooLong(modules);
  return Object.entries(allowed)
    .filter(([place]) => !over.has(place))
    .map(([place]) => `${place} has a reason in ${rule} and needs none any more: take its line out`);
}

function tooLong(modules: Modules): ReadonlyMap<string, string> {
  return new Map(
    [...modules].flatMap(([path, { lines, functionsOver }]) => [
      ...(lines > longestFile ? [[path, `${lines} lines, where a file has at most ${longestFile}`] as const] : []),
      ...functionsOver(longestFunction).map(
        (each) =>
          [`${path} › ${each.name}`, `${each.lines} lines, where a function has at most ${longestFunction}`] as const,
      ),
    ]),
  );
}
