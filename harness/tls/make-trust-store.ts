import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Children } from '../processes/children.ts';
import { findCommand } from '../machine/find-command.ts';
import { storePassword } from './store-password.ts';

/** A JVM starts in about a second; on a crowded machine in several. */
const deadlineMs = 30_000;

/**
 * Puts the authority (PEM) into a trust store for Java at `path`, with the JDK's own keytool. Undefined where there is no
 * keytool, and where it failed, which `report` is told.
 */
export async function makeTrustStore({
  authority,
  path,
  children,
  report,
}: {
  readonly authority: string;
  readonly path: string;
  readonly children: Children;
  readonly report: (line: string) => void;
}): Promise<string | undefined> {
  const { JAVA_HOME, PATH = '' } = process.env;
  const keytool = findCommand('keytool', JAVA_HOME ? [join(JAVA_HOME, 'bin'), PATH].join(delimiter) : PATH);
  if (keytool === undefined) return undefined;
  const child = await children.spawn({
    label: 'keytool',
    command: keytool,
    args: [
      '-importcert',
      '-noprompt',
      '-alias',
      'slack-transport-harness',
      '-file',
      authority,
      '-keystore',
      path,
      '-storetype',
      'PKCS12',
      '-storepass',
      storePassword,
    ],
  });
  let last = 'no output';
  child.onLine((_, line) => (last = line));
  const early = new AbortController();
  const late = pause(deadlineMs, undefined, { signal: early.signal }).then(
    () => child.kill(),
    () => child.exited,
  );
  const { code } = await Promise.race([child.exited, late]);
  early.abort();
  if (code === 0) return path;
  report(`no trust store for Java: keytool ended with ${code ?? 'a signal'} (${last})`);
  return undefined;
}
