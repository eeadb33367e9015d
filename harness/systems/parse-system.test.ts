import { describe, expect, it } from 'vitest';
import { boltJs } from './index.ts';
import { parseSystem } from './parse-system.ts';

describe('parseSystem()', () => {
  it.each([
    ['bolt-js', '5.1.0'],
    ['bolt-js@4.7.3', '4.7.3'],
    ['bolt-js@6.0.0-rc.1', '6.0.0-rc.1'],
  ])('%s is version %s', (text, version) => {
    expect(parseSystem(text)).toEqual({ system: boltJs, version });
  });

  it.each([
    ['bolt-jss', 'There is no system "bolt-jss": expected one of bolt-js, no-sdk; did you mean bolt-js?'],
    ['nosdk@1.0.0', 'There is no system "nosdk": expected one of bolt-js, no-sdk; did you mean no-sdk?'],
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
});
