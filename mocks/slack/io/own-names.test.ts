import { expect, test } from 'vitest';
import { isOpenPlace, ownNames, urlHost } from './own-names.ts';

test.each<[string | undefined, boolean]>([
  [undefined, true],
  ['', true],
  ['127.0.0.1:80', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['LOCALHOST:1', true],
  ['app.localhost', true],
  ['[::1]:80', true],
  ['slack', true],
  ['wss-primary.slack.com', true],
  ['evilslack.com', false],
  ['slack.com.evil.example', false],
  ['evil.example', false],
  ['10.0.0.1', false],
  ['[fd00::1]', false],
])('ownNames() on loopback of %j is %j', (named, isOwn) => {
  expect(ownNames({})(named)).toBe(isOwn);
});

test('ownNames() of an open place takes any address, and the names that it was given', () => {
  const isOwn = ownNames({ host: '10.0.0.1', allowedNames: ['Slack.Test'] });
  expect(
    ['10.0.0.1:80', '192.168.7.7', '[fd00::1]:80', 'slack.test', 'slack'].filter((named) => !isOwn(named)),
  ).toEqual([]);
  expect(['evil.example', 'slack.test.evil.example', '10.0.0.1.evil.example'].filter(isOwn)).toEqual([]);
});

test('a place is open unless it is on loopback', () => {
  expect(['127.0.0.2', 'localhost', '::1'].filter(isOpenPlace)).toEqual([]);
  expect(['0.0.0.0', '::', '10.0.0.1'].filter((host) => !isOpenPlace(host))).toEqual([]);
});

test('urlHost() puts an IPv6 address into brackets', () => {
  expect(['::1', '127.0.0.1', 'slack'].map(urlHost)).toEqual(['[::1]', '127.0.0.1', 'slack']);
});
