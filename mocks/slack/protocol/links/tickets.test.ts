import { expect, test } from 'vitest';
import { createTickets } from './tickets.ts';

function issued(): ReturnType<typeof createTickets> {
  const tickets = createTickets({ lifeUs: () => 30 });
  tickets.issue('t', 'applink-1', 100);
  return tickets;
}

test.each([
  ['t', 'applink-1', 130, undefined],
  ['t', 'applink-1', 131, 'ticket is expired'],
  ['t', 'applink-2', 100, 'ticket is for another host'],
  ['x', 'applink-1', 100, 'ticket is unknown or used'],
  ['', 'applink-1', 100, 'ticket is unknown or used'],
])('objection() to ticket %s at %s, at %d: %s (§1.1)', (id, host, now, objection) => {
  expect(issued().objection(id, host, now)).toBe(objection);
});

test('spend() ends a ticket, once and for all (§1.1)', () => {
  const tickets = issued();
  expect(tickets.objection('t', 'applink-1', 101)).toBeUndefined();
  tickets.spend('t');
  tickets.spend('t');
  expect(tickets.objection('t', 'applink-1', 101)).toBe('ticket is unknown or used');
});

test('sweep() forgets what is expired and nothing else', () => {
  const tickets = issued();
  tickets.sweep(130);
  expect(tickets.objection('t', 'applink-1', 130)).toBeUndefined();
  tickets.sweep(131);
  expect(tickets.objection('t', 'applink-1', 131)).toBe('ticket is unknown or used');
});
