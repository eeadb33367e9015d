import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCommand } from '../../machine/find-command.ts';
import { findJdk } from '../find-jdk.ts';
import { installationOf } from '../lock.ts';
import { noProxy } from '../no-proxy.ts';
import type { CheckOptions, PrepareOptions, System, Unavailable } from '../system.ts';
import { compileApp } from './compile-app.ts';
import { librariesOf, locks } from './libraries-of.ts';

export const boltVersions = ['1.51.0', '1.45.3'] as const;

const source = fileURLToPath(new URL('./ProbeApp.java', import.meta.url));

const noMaven: Unavailable = { kind: 'unavailable', why: 'needs Maven (mvn): not found' };

/**
 * The one app and the one installation of Bolt that its variants share. It is started with the JVM's own defaults: what
 * makes a start quicker (one compiler, another collector) makes what is measured another thing. A start takes about a
 * second.
 */
export function boltApp(backend: 'Tyrus' | 'JavaWebSocket'): Pick<System, 'check' | 'prepare' | 'locks'> {
  async function check(version: string, options: CheckOptions): ReturnType<System['check']> {
    const jdk = await findJdk();
    if (jdk.kind === 'unavailable') return jdk;
    const bolt = await librariesOf(version, { ...options, published: boltVersions[0] });
    if (bolt.kind === 'unavailable') return bolt;
    if (await bolt.find()) return { kind: 'ready' };
    return findCommand('mvn') === undefined ? noMaven : { kind: 'installable' };
  }

  async function prepare(version: string, options: PrepareOptions): ReturnType<System['prepare']> {
    const jdk = await findJdk();
    if (jdk.kind === 'unavailable') return jdk;
    const bolt = await librariesOf(version, { ...options, published: boltVersions[0] });
    if (bolt.kind === 'unavailable') return bolt;
    if ((await bolt.find()) === undefined && findCommand('mvn') === undefined) return noMaven;
    const libraries = await bolt.install(options.progress);
    if (libraries.kind === 'unavailable') return libraries;
    const { lib, versions } = libraries;
    const app = await compileApp({ folder: bolt.folder, source, lib, javac: jdk.javac });
    if (app.kind === 'unavailable') return app;
    const classPath = [app.classes, join(lib, '*')].join(':');
    return {
      kind: 'prepared',
      command: () => ({
        command: jdk.java,
        args: ['-cp', classPath, 'ProbeApp', backend],
        cwd: bolt.folder,
        env: noProxy,
      }),
      versions: { ...versions, java: jdk.version },
      installed: installationOf(libraries, bolt.lock),
    };
  }

  return { check, prepare, locks };
}
