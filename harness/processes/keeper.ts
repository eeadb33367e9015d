/**
 * A process of its own that outlives the harness by a moment: it is told of every process group, and when its stdin
 * ends, because the harness closed it or because the harness is gone, it kills them all. Run as
 * `node harness/processes/keeper.ts <marker>`, where the marker is the `NAME=value` in the environment of every child of the run.
 *
 *   harness → keeper   {"kind":"hold","id","group"}                       answered {"kind":"held","id"}
 *                      {"kind":"drop","id"}                               the group is empty, its number may be used again
 *                      {"kind":"beat","id"}                               answered {"kind":"beating","id"}: it lives
 *                      {"kind":"end","id","group"?,"marker","tree","graceMs"}   answered {"kind":"ended","id","left":[pid…]}
 *
 * Four times a second it looks at what those groups have started: what leaves group, session and environment within one
 * look of losing its parent is not found by anybody.
 */

import { createInterface } from 'node:readline';
import { endProcesses } from './end-processes.ts';
import { growTree, type ProcessTree } from './process-tree.ts';

export type KeeperRequest =
  | { readonly kind: 'hold'; readonly id: string; readonly group: number }
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'beat'; readonly id: string }
  | {
      readonly kind: 'end';
      readonly id: string;
      readonly group: number | undefined;
      readonly marker: string;
      /** Process ids of descendants, and when each began. */
      readonly tree: readonly (readonly [number, string])[];
      readonly graceMs: number;
    };

export type KeeperReply =
  | { readonly kind: 'held'; readonly id: string }
  | { readonly kind: 'beating'; readonly id: string }
  | { readonly kind: 'ended'; readonly id: string; readonly left: readonly number[] };

interface Held {
  /** Undefined once it is empty; what has left it may live on. */
  readonly group?: number;
  readonly tree: ProcessTree;
}

const held = new Map<string, Held>();

setInterval(() => {
  for (const { group, tree } of held.values()) growTree(tree, group);
}, 250).unref();

/** Ctrl-C and a closing terminal reach everybody; the keeper has work to do exactly then. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => {});
/** A harness that was killed reads no more replies. */
process.stdout.on('error', () => {});

const [, , runMarker = ''] = process.argv;
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = parse(line);
    if (request) void obey(request);
  })
  .on('close', () => void finish());

/** Undefined for the torn last line of a harness that was killed while it wrote. */
function parse(line: string): KeeperRequest | undefined {
  try {
    return JSON.parse(line) as KeeperRequest;
  } catch {
    return undefined;
  }
}

async function obey(request: KeeperRequest): Promise<void> {
  switch (request.kind) {
    case 'hold':
      held.set(request.id, { group: request.group, tree: new Map() });
      reply({ kind: 'held', id: request.id });
      return;
    case 'drop': {
      const tree = held.get(request.id)?.tree;
      if (tree) held.set(request.id, { tree });
      return;
    }
    case 'beat':
      reply({ kind: 'beating', id: request.id });
      return;
    case 'end': {
      const groups = request.group === undefined ? [] : [request.group];
      const tree = new Map([...(held.get(request.id)?.tree ?? []), ...request.tree]);
      const left = await endProcesses({ groups, marker: request.marker, tree }, { graceMs: request.graceMs });
      held.delete(request.id);
      reply({ kind: 'ended', id: request.id, left });
      return;
    }
    default:
      request satisfies never;
  }
}

function reply(message: KeeperReply): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function finish(): Promise<void> {
  for (const { group, tree } of held.values()) growTree(tree, group);
  const all = [...held.values()];
  const tree = new Map(all.flatMap((each) => [...each.tree]));
  const groups = all.flatMap(({ group }) => (group === undefined ? [] : [group]));
  await endProcesses({ groups, marker: runMarker, tree }, { graceMs: 0 });
  process.exit();
}
