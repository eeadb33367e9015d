import { fileURLToPath } from 'node:url';
import { npmApp } from '../npm-app.ts';
import type { System } from '../system.ts';

export const boltVersions = ['5.1.0', '4.7.3', '3.22.0'] as const;

/** The one app and the one installation of Bolt that its variants share; `env` is what makes the variant. */
export function boltApp(
  env: Readonly<Record<string, string>> = {},
): Pick<System, 'check' | 'prepare' | 'published' | 'locks'> {
  return npmApp({
    folder: 'bolt-js',
    packageName: '@slack/bolt',
    report: ['@slack/socket-mode', '@slack/web-api'],
    app: fileURLToPath(new URL('./app.mjs', import.meta.url)),
    locks: fileURLToPath(new URL('./locks', import.meta.url)),
    env,
  });
}
