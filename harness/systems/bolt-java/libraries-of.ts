/** What Maven shall put into the cache for a version of Bolt for Java, and how it is found there again. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLibraries, installFromMaven, type MavenArtifact, renewMavenLock } from '../install-from-maven.ts';
import { findLock, type Locks, lockedKey } from '../lock.ts';
import type { CheckOptions, Unavailable } from '../system.ts';
import { workingCopy } from '../working-copy.ts';
import { type BoltLibraries, builtLibraries } from './built-libraries.ts';

export const locks: Locks = {
  folder: fileURLToPath(new URL('./locks', import.meta.url)),
  renew: (version, draft, progress) => renewMavenLock(draft, { artifacts: artifactsOf(version), progress }),
};

/** `version` may be `file:/absolute/path`: jars that stand for those of the default version. */
export async function librariesOf(
  version: string,
  { published, ...options }: CheckOptions & { readonly published: string },
): Promise<BoltLibraries | Unavailable> {
  const copy = await workingCopy(version);
  if (copy?.kind === 'unavailable') return copy;
  const base = await publishedLibraries(copy === undefined ? version : published, options);
  if (copy === undefined) return base;
  return builtLibraries({
    path: copy.path,
    folder: join(options.cache, 'systems', `bolt-java@file-${copy.hash}`),
    base,
  });
}

async function publishedLibraries(version: string, { cache, unlocked = false }: CheckOptions): Promise<BoltLibraries> {
  const lock = unlocked ? undefined : await findLock(locks, version);
  const folder = join(cache, 'systems', `bolt-java@${lockedKey(version, lock)}`);
  const artifacts = artifactsOf(version);
  return {
    kind: 'place',
    folder,
    lock,
    find: () => findLibraries({ folder, artifacts }),
    install: (progress) => installFromMaven({ folder, artifacts, lock, progress }),
  };
}

/**
 * As the SDK's guides have it (docs.slack.dev/tools/java-slack-sdk/guides/getting-started-with-bolt), with both socket
 * libraries: the app names the one it wants.
 */
function artifactsOf(version: string): readonly [MavenArtifact, ...MavenArtifact[]] {
  return [
    { id: 'com.slack.api:bolt', version },
    { id: 'com.slack.api:bolt-socket-mode', version },
    // Its sources are the same from 1.45.3 to 1.50.0, and not every mirror has each version of it
    { id: 'com.slack.api:bolt-jetty', version, orElse: '1.45.3' },
    { id: 'javax.websocket:javax.websocket-api', version: '1.1' },
    { id: 'org.glassfish.tyrus.bundles:tyrus-standalone-client', version: '1.20' },
    // Before Java-WebSocket, which asks for an slf4j that this one is too old for
    { id: 'org.slf4j:slf4j-simple', version: '1.7.36' },
    { id: 'org.java-websocket:Java-WebSocket', version: '1.6.0' },
  ];
}
