import { expect, test } from 'vitest';
import * as formats from '../../reports/formats/index.ts';
import { formatNames, selectFormats } from './select-formats.ts';

test('every format can be asked for', () => {
  expect([...formatNames]).toEqual(
    Object.values(formats)
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(selectFormats('junit,ctrf')).toEqual(['junit', 'ctrf']);
});

test('one that is none is refused with the nearest name', () => {
  expect(() => selectFormats('junit,ctfr')).toThrow(/There is no format "ctfr": .*did you mean ctrf\?/);
});
