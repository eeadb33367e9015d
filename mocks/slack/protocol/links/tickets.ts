/** Tickets of socket URLs: each for one host, for a time, for one connection (slack-protocol.md §1.1). Pure. */

export interface Tickets {
  issue(id: string, host: string, now: number): void;
  /** Why the ticket does not open this host; undefined where it does. It stays as it is. */
  objection(id: string, host: string, now: number): string | undefined;
  /** It opens nothing any more. */
  spend(id: string): void;
  /** Forgets those that are expired. */
  sweep(now: number): void;
}

export function createTickets({ lifeUs }: { readonly lifeUs: () => number }): Tickets {
  const tickets = new Map<string, { readonly host: string; readonly until: number }>();
  return {
    issue: (id, host, now) => void tickets.set(id, { host, until: now + lifeUs() }),
    objection(id, host, now) {
      const ticket = tickets.get(id);
      if (!ticket) return 'ticket is unknown or used';
      if (ticket.until < now) return 'ticket is expired';
      return ticket.host === host ? undefined : 'ticket is for another host';
    },
    spend: (id) => void tickets.delete(id),
    sweep(now) {
      for (const [id, { until }] of tickets) if (until < now) tickets.delete(id);
    },
  };
}
