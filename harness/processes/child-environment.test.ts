import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { childEnvironment } from './child-environment.ts';

test('childEnvironment() leaves out what is ours and keeps the rest', () => {
  const base = {
    SLACK_BOT_TOKEN: 'real',
    NODE_OPTIONS: '-r x',
    VITEST: 'true',
    npm_config_prefix: '/',
    HOME: '/home',
    NPM_TOKEN: 'kept',
  };
  const env = childEnvironment(base, { SLACK_API_URL: 'mock' });
  expect(Object.keys(env).sort()).toEqual(['HOME', 'NO_PROXY', 'NPM_TOKEN', 'PATH', 'SLACK_API_URL', 'no_proxy']);
});

test('childEnvironment() puts the running node first on the PATH', () => {
  expect(childEnvironment({ PATH: '/a:/b' })['PATH']).toBe(`${dirname(process.execPath)}:/a:/b`);
});

test('childEnvironment() adds loopback to the hosts that no proxy serves', () => {
  expect(childEnvironment({ NO_PROXY: 'intra.net' })['NO_PROXY']).toBe('intra.net,127.0.0.1,localhost');
  expect(childEnvironment({})['no_proxy']).toBe('127.0.0.1,localhost');
});
