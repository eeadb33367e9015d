/** A function that is longer than a screen, or a file that is more than one thought, stands here with its reason. */

import type { Modules } from './tree.ts';

const longestFunction = 60;
const longestFile = 250;

const rule = 'harness/architecture/rules/sizes.ts';

/** `path`, or `path › function` → why it is longer. */
export type Reasons = Readonly<Record<string, string>>;

export const reasons: Reasons = {
  'harness/architecture/rules/rooms.ts': 'a table, a row a room',
  'harness/history/history.ts': 'being split',
  'harness/history/history.ts › readHistory': 'being split',
  'harness/lab/run-cell.ts': 'being split',
  'harness/lab/run-cell.ts › runCell': 'being split',
  'harness/lab/run.ts › openRun': 'being split',
  'harness/lab/run.ts › planRun': 'being split',
  'harness/matrix/matrix.ts › cellOf': 'being split',
  'harness/mock/routes.ts › routesOf': 'being split',
  'harness/mock/start-mock.ts › startMock': 'being split',
  'harness/network/toxiproxy/open-route.ts › openRoute': 'being split',
  'harness/network/toxiproxy/watchdog.ts › watchToxiproxy': 'being split',
  'harness/passport/open-site.ts › openSite': 'being split',
  'harness/passport/run-passport.ts › runPassport': 'being split',
  'harness/passport/run-probe.ts › runProbe': 'being split',
  'harness/processes/start-keeper.ts › startKeeper': 'being split',
  'mocks/apps/protocol/reconnect.ts': 'being split',
  'mocks/apps/socket-app.ts › startSocketApp': 'being split',
  'mocks/slack/io/event-stream.ts › startEventStream': 'being split',
  'mocks/slack/io/http/http-sender.ts › createHttpSender': 'being split',
  'mocks/slack/io/pump.ts › startPump': 'being split',
  'mocks/slack/io/sockets/socket-control.ts › createSocketControl': 'being split',
  'mocks/slack/io/sockets/socket-envelopes.ts › createSocketEnvelopes': 'being split',
  'mocks/slack/io/sockets/socket-hosts.ts › openSocketHosts': 'being split',
  'mocks/slack/io/sockets/socket-link.ts › openSocketLink': 'being split',
  'mocks/slack/io/sockets/socket-server.ts › startSocketServer': 'being split',
  'mocks/slack/io/sockets/socket-upgrades.ts › createSocketUpgrades': 'being split',
  'mocks/slack/io/sockets/socket-wire.ts › openWire': 'being split',
  'mocks/slack/io/web-api/web-api.ts › createWebApi': 'being split',
  'mocks/slack/protocol/delivery/outbox.ts › createOutbox': 'being split',
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
    .filter(([place, reason]) => !over.has(place) && reason !== 'being split')
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
