/** How much happens in a month, each with where its default comes from. Pure. */

export interface Rates {
  /** Processes of the app; over Socket Mode each holds one link. */
  readonly instances: number;
  /** Of the workspace, evenly over the day and at random. */
  readonly eventsADay: number;
  /** Announced, of each link. */
  readonly recyclesADay: number;
  /** Links that end without a word before, of each link. */
  readonly lossesAMonth: number;
  /** Times in which the app and Slack do not reach each other. */
  readonly partitionsAMonth: number;
  readonly partitionSeconds: number;
  /** Each restarts every process once, one after the other. */
  readonly deploysAWeek: number;
}

interface Rate {
  readonly usual: number;
  readonly most: number;
  /** In the help and beside the table. */
  readonly because: string;
}

export const rates: { readonly [Name in keyof Rates]: Rate } = {
  instances: { usual: 1, most: 10, because: 'Slack allows ten links' },
  eventsADay: { usual: 1_000, most: 720_000, because: 'an assumption; Slack drops more than 30,000 an hour' },
  recyclesADay: {
    usual: 4.8,
    most: 1_000,
    because: 'hello announces 18,060 s of life for a link (slack-protocol.md §1.3)',
  },
  lossesAMonth: { usual: 4, most: 10_000, because: 'an assumption: one a week' },
  partitionsAMonth: { usual: 1, most: 1_000, because: 'an assumption' },
  partitionSeconds: { usual: 60, most: 3_600, because: 'an assumption' },
  deploysAWeek: { usual: 5, most: 1_000, because: 'an assumption: each working day' },
};

/** Days. */
export const monthDays = 30;
