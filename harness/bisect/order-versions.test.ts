import { expect, test } from 'vitest';
import { orderVersions } from './order-versions.ts';

const published = ['1.10.0', '1.9.0', '2.0.0-rc.1', '2.0.0', '1.2.0', '3.1.0', '1.9.1'];

test('from the good one to the bad one, by number, without what is not finished', () => {
  expect(orderVersions(published, { good: '1.9.0', bad: '2.0.0' })).toEqual(['1.9.0', '1.9.1', '1.10.0', '2.0.0']);
});

test('downwards where the good one is the newer', () => {
  expect(orderVersions(published, { good: '2.0.0', bad: '1.9.1' })).toEqual(['2.0.0', '1.10.0', '1.9.1']);
});

test('an end that is not published all the same is one of them: a user named it', () => {
  expect(orderVersions([], { good: '1.0.0', bad: '1.0.1-beta.1' })).toEqual(['1.0.0', '1.0.1-beta.1']);
});

test('one version is nothing to search', () => {
  expect(() => orderVersions(published, { good: '1.9.0', bad: '1.9.0' })).toThrow(/they are one version/);
});
