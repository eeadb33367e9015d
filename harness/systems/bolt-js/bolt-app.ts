import { fileURLToPath } from 'node:url';
import { npmApp, type NpmApp } from '../npm-app.ts';
import type { System } from '../system.ts';

export const boltVersions = ['5.1.0', '4.7.3', '3.22.0'] as const;

/** The one app, and what it is installed from. */
export const boltPackages = {
  packageName: '@slack/bolt',
  report: ['@slack/socket-mode', '@slack/web-api'],
  app: fileURLToPath(new URL('./app.mjs', import.meta.url)),
} as const satisfies Partial<NpmApp>;

/** The one installation of Bolt that its variants on Node share; `env` is what makes the variant. */
export function boltApp(
  env: Readonly<Record<string, string>> = {},
): Pick<System, 'check' | 'prepare' | 'published' | 'locks'> {
  return npmApp({
    ...boltPackages,
    folder: 'bolt-js',
    locks: fileURLToPath(new URL('./locks', import.meta.url)),
    env,
  });
}
