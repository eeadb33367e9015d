import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { endpointFinder } from './find-endpoint.ts';

const make = (verb: Endpoint['verb'], path: string): Endpoint => ({ verb, path, does: '', act: () => undefined });
const find = endpointFinder([make('GET', '/faults'), make('DELETE', '/faults/{id}'), make('POST', '/a.b')]);

test('endpointFinder() gives what stands for {id}', () => {
  expect(find('DELETE', '/faults/17')).toMatchObject({ endpoint: { path: '/faults/{id}' }, segments: { id: '17' } });
  expect(find('GET', '/faults').segments).toEqual({});
});

test.each([
  ['POST', '/faults/17', 405, '/faults/17 takes DELETE, not POST'],
  [
    'GET',
    '/faults/17/x',
    404,
    'There is no /faults/17/x: expected one of GET /faults, DELETE /faults/{id}, POST /a.b, GET /openapi.json',
  ],
])('endpointFinder() refuses %s %s with %i', (verb, path, status, message) => {
  expect(() => find(verb, path)).toThrow(expect.objectContaining({ status, message }));
});
