/**
 * A process of its own that outlives the harness by a moment: it is told of every process group, and when its stdin
 * ends, because the harness closed it or because the harness is gone, it kills them all. Run as
 * `node harness/processes/keeper.ts <marker>`, where the marker is the `NAME=value` in the environment of every child of the run.
 *
 *   harness → keeper   {"kind":"hold","id","group"}                       answered {"kind":"held","id"}
 *                      {"kind":"drop","id"}                               the group is empty, its number may be used again
 *                      {"kind":"beat","id"}                               answered {"kind":"beating","id"}: it lives
 *                      {"kind":"end","id","group"?,"marker","graceMs"}    answered {"kind":"ended","id","left":[pid…]}
 */

import { createInterface } from 'node:readline';
import { endProcesses } from './end-processes.ts';

export type KeeperRequest =
  | { readonly kind: 'hold'; readonly id: string; readonly group: number }
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'beat'; readonly id: string }
  | {
      readonly kind: 'end';
      readonly id: string;
      readonly group: number | undefined;
      readonly marker: string;
      readonly graceMs: number;
    };

export type KeeperReply =
  | { readonly kind: 'held'; readonly id: string }
  | { readonly kind: 'beating'; readonly id: string }
  | { readonly kind: 'ended'; readonly id: string; readonly left: readonly number[] };

const held = new Map<string, number>();

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
      held.set(request.id, request.group);
      reply({ kind: 'held', id: request.id });
      return;
    case 'drop':
      held.delete(request.id);
      return;
    case 'beat':
      reply({ kind: 'beating', id: request.id });
      return;
    case 'end': {
      const groups = request.group === undefined ? [] : [request.group];
      const left = await endProcesses({ groups, marker: request.marker }, { graceMs: request.graceMs });
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
  await endProcesses({ groups: [...held.values()], marker: runMarker }, { graceMs: 0 });
  process.exit();
}
