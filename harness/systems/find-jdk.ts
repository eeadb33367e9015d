import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findCommand } from '../machine/find-command.ts';
import type { Unavailable } from './system.ts';

export interface Jdk {
  readonly kind: 'jdk';
  readonly java: string;
  readonly javac: string;
  /** `17.0.15` */
  readonly version: string;
}

/** The SDK runs on 8; our app is written for 11, the oldest that Java's makers still mend. */
const oldest = 11;

/** The JDK of `JAVA_HOME`, which Maven takes too, else the one on PATH. Takes a fifth of a second, needs no network. */
export async function findJdk(): Promise<Jdk | Unavailable> {
  const home = process.env['JAVA_HOME'];
  const path = home ? join(home, 'bin') : process.env['PATH'];
  const [java, javac] = [findCommand('java', path), findCommand('javac', path)];
  const version = javac === undefined ? undefined : await versionOf(javac);
  if (java !== undefined && javac !== undefined && version !== undefined && isEnough(version)) {
    return { kind: 'jdk', java, javac, version };
  }
  const where = home ? ` in JAVA_HOME (${home})` : '';
  const found = java !== undefined && javac === undefined ? 'found a Java without javac' : `found ${version}`;
  const why = java === undefined || (javac !== undefined && version === undefined) ? 'not found' : found;
  return { kind: 'unavailable', why: `needs a JDK ≥ ${oldest}: ${why}${where}` };
}

/** Undefined where the command is no javac that runs: macOS has such a one. */
async function versionOf(javac: string): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await promisify(execFile)(javac, ['-version'], { timeout: 30_000 });
    return /^javac (\d\S*)/m.exec(`${stdout}\n${stderr}`)?.[1];
  } catch {
    return undefined;
  }
}

/** Java 8 calls itself 1.8. */
function isEnough(version: string): boolean {
  return Number.parseInt(version, 10) >= oldest;
}
