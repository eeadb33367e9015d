/** Tickets of socket URLs: each for one host, for a time, for one connection (slack-protocol.md §1.1). Pure. */

export interface Tickets {
  issue(id: string, host: string, nowUs: number): void;
  /** Why the ticket does not open this host; undefined where it does. It stays as it is. */
  objection(id: string, host: string, nowUs: number): string | undefined;
  /** It opens nothing any more. */
  spend(id: string): void;
  /** Forgets those that are expired. */
  sweep(nowUs: number): void;
}

export function createTickets({ lifeUs }: { readonly lifeUs: () => number }): Tickets {
  const tickets = new Map<string, { readonly host: string; readonly untilUs: number }>();
  return {
    issue: (id, host, nowUs) => void tickets.set(id, { host, untilUs: nowUs + lifeUs() }),
    objection(id, host, nowUs) {
      const ticket = tickets.get(id);
      if (!ticket) return 'ticket is unknown or used';
      if (ticket.untilUs < nowUs) return 'ticket is expired';
      return ticket.host === host ? undefined : 'ticket is for another host';
    },
    spend: (id) => void tickets.delete(id),
    sweep(nowUs) {
      for (const [id, { untilUs }] of tickets) if (untilUs < nowUs) tickets.delete(id);
    },
  };
}
