/** What the page of a mock is told: the contract between the mock and the browser. It asks for what `POST /events` takes. Types only. */

export type Tone = 'plain' | 'good' | 'bad';

/** What befell a delivery, or what the app did with it. */
export interface Step {
  /** ms since it was due. */
  readonly after: number;
  readonly text: string;
  readonly tone: Tone;
}

/** Something that was sent to an app, or is to be. */
export interface SentLetter {
  readonly id: string;
  /** `socket-mode`, or the app's Request URL. */
  readonly app: string;
  /** As `message` or `slash-command`. */
  readonly kind: string;
  /** Wall clock, ISO 8601. */
  readonly time: string;
  /** JSON, the fields of a form too; absent where nothing is to be sent. */
  readonly body?: string;
  readonly steps: readonly Step[];
}

/** A message that stands in a channel. */
export interface PostedMessage {
  /** As `#general` or `@ada`. */
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  /** As the app sent them: anything. */
  readonly blocks: readonly unknown[];
  readonly isInThread: boolean;
}

/** A call of the app's to the Web API. */
export interface MadeCall {
  /** Wall clock, ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** As `200 ok` or `200 channel_not_found`. */
  readonly answer: string;
  readonly tone: Tone;
  readonly text?: string;
}

export interface AppStanding {
  readonly name: string;
  readonly canBeReached: boolean;
  readonly inFlight: number;
  /** Why it cannot be reached, where that is known. */
  readonly why?: string;
}

export type MockMessage =
  | {
      readonly kind: 'opening';
      /** What can be sent. */
      readonly payloads: readonly string[];
      readonly apiUrl: string;
    }
  | {
      readonly kind: 'news';
      readonly apps: readonly AppStanding[];
      /** Emitted, for the first app that comes. */
      readonly waiting: number;
      /** Those that are new or have changed, oldest first. */
      readonly letters: readonly SentLetter[];
      /** Oldest first, those since the last news. */
      readonly calls: readonly MadeCall[];
      /** All that are shown, newest first. Absent: they are as they were. */
      readonly posts?: readonly PostedMessage[];
    };
