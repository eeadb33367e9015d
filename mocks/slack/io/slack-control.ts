/** What can go wrong on Slack's own side, for both transports. */
export interface SlackControl {
  /**
   * Recycles the containers that serve the app: the hosts that hold its sockets, or one of the hosts that send to its
   * Request URL. Announced: no new work, sockets are warned, refreshed, closed. Abrupt: everything it has is cut.
   * Resolves when it is done or announced; what it returns brings the replacement up.
   */
  recycle(how: 'announced' | 'abrupt', options?: { readonly leavesTcpOpen?: boolean }): Promise<() => Promise<void>>;
  /** Ignores the ack of every first attempt until what it returns is called. */
  dropFirstAcks(): () => void;
}

/** The ack gate behind `dropFirstAcks`. */
export function createAckGate(): { dropFirstAcks(): () => void; takesAck(event: string, attempt: number): boolean } {
  let isDropping = false;
  return {
    dropFirstAcks() {
      isDropping = true;
      return () => {
        isDropping = false;
      };
    },
    takesAck: (_, attempt) => !(isDropping && attempt === 0),
  };
}
