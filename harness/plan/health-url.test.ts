import { expect, test } from 'vitest';
import { healthUrlIn, isHealthUrl } from './health-url.ts';

test.each([
  ['http://127.0.0.1:{HEALTH_PORT}/healthz', true],
  ['http://localhost:{PORT}/health', true],
  ['https://127.0.0.1:8443/', true],
  ['/healthz', false],
  ['127.0.0.1:8080/health', false],
  ['http://127.0.0.1:{port}/health', false],
  ['ftp://127.0.0.1/', false],
])('isHealthUrl(%s): %s', (text, is) => {
  expect(isHealthUrl(text)).toBe(is);
});

test('names of the environment stand for their values, and one that it has not is none', () => {
  const environment = { HEALTH_PORT: '4711' };
  expect(healthUrlIn('http://127.0.0.1:{HEALTH_PORT}/a', environment)).toBe('http://127.0.0.1:4711/a');
  expect(healthUrlIn('http://127.0.0.1:{PORT}/a', environment)).toBeUndefined();
  expect(healthUrlIn('http://127.0.0.1:1/a', {})).toBe('http://127.0.0.1:1/a');
});
