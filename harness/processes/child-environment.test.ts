import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { childEnvironment } from './child-environment.ts';

const npm = { npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js', npm_lifecycle_event: 'start' };

describe('childEnvironment(), pinned', () => {
  test('leaves out what is ours and keeps the rest', () => {
    const base = {
      SLACK_BOT_TOKEN: 'real',
      NODE_OPTIONS: '-r x',
      VITEST: 'true',
      npm_config_prefix: '/',
      HOME: '/home',
      NPM_TOKEN: 'kept',
    };
    const env = childEnvironment(base, { added: { SLACK_API_URL: 'mock' } });
    expect(Object.keys(env).sort()).toEqual(['HOME', 'NO_PROXY', 'NPM_TOKEN', 'PATH', 'SLACK_API_URL', 'no_proxy']);
  });

  test('puts the running node first on the PATH', () => {
    expect(childEnvironment({ PATH: '/a:/b' })['PATH']).toBe(`${dirname(process.execPath)}:/a:/b`);
  });

  test('adds loopback to the hosts that no proxy serves', () => {
    expect(childEnvironment({ NO_PROXY: 'intra.net' })['NO_PROXY']).toBe('intra.net,127.0.0.1,localhost');
    expect(childEnvironment({})['no_proxy']).toBe('127.0.0.1,localhost');
  });
});

describe('childEnvironment(), the user’s', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['nothing is added', { PATH: '/usr/bin' }, { PATH: '/usr/bin' }],
    ['a token of the user’s real workspace does not reach it', { PATH: '/b', SLACK_BOT_TOKEN: 'real' }, { PATH: '/b' }],
    ['options for node stay', { PATH: '/b', NODE_OPTIONS: '-r x' }, { PATH: '/b', NODE_OPTIONS: '-r x' }],
    [
      'what npm put before the PATH goes, the user’s node is first',
      { ...npm, PATH: '/h/node_modules/.bin:/node_modules/.bin:/npm/node-gyp-bin:/nvm/bin:/x/node_modules/.bin' },
      { PATH: '/nvm/bin:/x/node_modules/.bin' },
    ],
    [
      'without npm, such folders on the PATH are the user’s own',
      { PATH: '/h/node_modules/.bin:/nvm/bin' },
      { PATH: '/h/node_modules/.bin:/nvm/bin' },
    ],
    [
      'what npm sets for its scripts goes',
      { ...npm, PATH: '/b', INIT_CWD: '/h', NODE: '/h/node', COLOR: '1', EDITOR: 'vi' },
      { PATH: '/b', EDITOR: 'vi' },
    ],
    [
      'without npm, such variables are the user’s own',
      { PATH: '/b', NODE: '/h/node' },
      { PATH: '/b', NODE: '/h/node' },
    ],
    ['a NO_PROXY without a proxy stays as it is', { PATH: '/b', NO_PROXY: 'x' }, { PATH: '/b', NO_PROXY: 'x' }],
    [
      'a proxy stays, and Slack’s place is exempt from it',
      { PATH: '/b', HTTPS_PROXY: 'http://proxy:3128' },
      {
        PATH: '/b',
        HTTPS_PROXY: 'http://proxy:3128',
        NO_PROXY: '127.0.0.1,localhost',
        no_proxy: '127.0.0.1,localhost',
      },
    ],
    [
      'hosts that the user has exempted stay so, each once',
      { PATH: '/b', all_proxy: 'p', no_proxy: 'intra.net, localhost' },
      {
        PATH: '/b',
        all_proxy: 'p',
        NO_PROXY: 'intra.net,localhost,127.0.0.1',
        no_proxy: 'intra.net,localhost,127.0.0.1',
      },
    ],
    [
      'an empty proxy variable is no proxy',
      { PATH: '/b', http_proxy: '', NO_PROXY: '*' },
      { PATH: '/b', http_proxy: '', NO_PROXY: '*' },
    ],
  ])('%s', (_, base, expected) => {
    expect(childEnvironment(base, { surroundings: 'user' })).toEqual(expected);
  });

  test('what is added wins, so that a proxy for loopback can be asked for', () => {
    const base = { PATH: '/b', HTTPS_PROXY: 'p' };
    const env = childEnvironment(base, { surroundings: 'user', added: { NO_PROXY: '', no_proxy: '' } });
    expect(env).toEqual({ ...base, NO_PROXY: '', no_proxy: '' });
  });

  test('a PATH of npm’s folders alone is the usual one', () => {
    expect(childEnvironment({ ...npm, PATH: '/h/node_modules/.bin' }, { surroundings: 'user' })).toEqual({
      PATH: '/usr/local/bin:/usr/bin:/bin',
    });
  });
});
