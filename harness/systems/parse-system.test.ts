import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boltJs, boltJsExpress, noSdk } from './index.ts';
import * as registry from './index.ts';
import { parseSystem, parseSystems } from './parse-system.ts';

const names = Object.values(registry)
  .map(({ name }) => name)
  .join(', ');

describe('parseSystem()', () => {
  test.each([
    ['bolt-js', '5.1.0'],
    ['bolt-js@4.7.3', '4.7.3'],
    ['bolt-js@6.0.0-rc.1', '6.0.0-rc.1'],
  ])('%s is version %s', (text, version) => {
    expect(parseSystem(text)).toEqual({ system: boltJs, version });
  });

  test.each([
    ['bolt-jss', `There is no system "bolt-jss": expected one of ${names}; did you mean bolt-js?`],
    ['nosdk@1.0.0', `There is no system "nosdk": expected one of ${names}; did you mean no-sdk?`],
    ['', 'There is no system ""'],
    ['bolt-js@', '"" is no exact version of bolt-js'],
    [
      'bolt-js@4.7',
      '"4.7" is no exact version of bolt-js: expected one like 5.1.0, 4.7.3, 3.22.0; did you mean bolt-js@4.7.3?',
    ],
    ['bolt-js@latest', '"latest" is no exact version of bolt-js'],
    ['bolt-js@^5.1.0', '"^5.1.0" is no exact version of bolt-js'],
    ['bolt-js@1.0.0/../..', '"1.0.0/../.." is no exact version of bolt-js'],
  ])('%s: %s', (text, message) => {
    expect(() => parseSystem(text)).toThrow(message);
  });

  test('a variant is named after a slash', () => {
    expect(parseSystem('bolt-js/express@5.1.0')).toEqual({ system: boltJsExpress, version: '5.1.0' });
  });

  test('a working copy is made absolute, whatever is in its path', () => {
    const folder = join(import.meta.dirname, 'bolt-js');
    expect(parseSystem('bolt-js@file:../bolt-js', { folder })).toEqual({ system: boltJs, version: `file:${folder}` });
    expect(() => parseSystem('bolt-js@file:../no@where', { folder })).toThrow(
      `There is nothing at ${join(import.meta.dirname, 'no@where')}: expected a package folder or an archive`,
    );
  });

  test('a system of the user comes first, with versions of its own', () => {
    const mine = { ...noSdk, versions: ['own'], title: 'Mine' };
    expect(parseSystem('no-sdk', { own: [mine] })).toEqual({ system: mine, version: 'own' });
  });
});

describe('parseSystems()', () => {
  const names = (text: string) => parseSystems(text).map(({ system, version }) => `${system.name}@${version}`);

  test('a name is the one system', () => {
    expect(names('bolt-js@4.7.3')).toEqual(['bolt-js@4.7.3']);
  });

  test('a pattern of names is each in its default version, variants too', () => {
    expect(names('bolt-js*')).toEqual(['bolt-js@5.1.0', 'bolt-js/bun@5.1.0', 'bolt-js/express@5.1.0']);
  });

  test('a pattern of versions is each version we try', () => {
    expect(names('bolt-js@*')).toEqual(['bolt-js@5.1.0', 'bolt-js@4.7.3', 'bolt-js@3.22.0']);
    expect(names('bolt-js@4*')).toEqual(['bolt-js@4.7.3']);
  });

  test('all of all', () => {
    expect(names('*@*').length).toBeGreaterThan(names('*').length);
  });

  test('what matches nothing is refused', () => {
    expect(() => parseSystems('java*')).toThrow(/No system matches "java\*": there are/);
  });
});
