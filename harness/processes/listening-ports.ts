/** On which ports a process and its descendants listen, as Linux tells; elsewhere nobody knows. */

import { readdir, readFile, readlink } from 'node:fs/promises';

/** In ascending order. Empty where the machine does not tell. */
export async function listeningPorts(pid: number): Promise<readonly number[]> {
  const [inodes, tables] = await Promise.all([
    socketsOf(pid),
    Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''))),
  ]);
  const listening = tables.flatMap(readSockets).filter(({ inode }) => inodes.has(inode));
  return [...new Set(listening.map(({ port }) => port))].toSorted((a, b) => a - b);
}

/** Inodes of all sockets that they hold. */
async function socketsOf(pid: number): Promise<ReadonlySet<string>> {
  const [descriptors, children] = await Promise.all([
    readdir(`/proc/${pid}/fd`).catch(() => []),
    readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''),
  ]);
  const own = await Promise.all(descriptors.map((each) => readlink(`/proc/${pid}/fd/${each}`).catch(() => '')));
  const below = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(socketsOf));
  const inodes = own.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
  return new Set([...inodes, ...below.flatMap((each) => [...each])]);
}

/** Those that listen, of what `/proc/net/tcp` says (proc_pid_net(5): local address, state 0A, inode). */
export function readSockets(table: string): readonly { readonly port: number; readonly inode: string }[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const port = Number.parseInt(fields[1]?.split(':').at(-1) ?? '', 16);
      return fields[3] === '0A' && fields[9] !== undefined && port > 0 ? [{ port, inode: fields[9] }] : [];
    });
}
