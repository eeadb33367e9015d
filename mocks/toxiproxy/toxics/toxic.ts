/**
 * What a toxic is. A toxic is run once per chain (one direction of one connection): the stub gives it one chunk at a time
 * and it passes, holds, drops or closes. A toxic never fails.
 */

export interface Chunk {
  readonly data: Buffer;
  /** When it arrived (or left the toxic before), on `performance.now()`. */
  readonly atMs: number;
}

/** Attribute values as the API carries them: whole numbers, 0 where not given. */
export type Attributes = Readonly<Record<string, number>>;

/** What a running toxic can do to its chain. */
export interface Outlet {
  /** Bytes this toxic has passed on this chain, over all its runs. */
  passedBytes(): number;
  pass(chunk: Chunk): void;
  /** Asks for the next chunk; to be called once for every chunk taken. */
  ready(): void;
  /** Closes the chain: what is still queued before this toxic is lost. */
  close(): void;
}

/** One run of a toxic on one chain; ended by `interrupt` when the chain changes, and perhaps run again. */
export interface Run {
  take(chunk: Chunk): void;
  /** The source has closed and everything it sent was taken. */
  end(): void;
  /** Stops every timer and passes on at once what is held. */
  interrupt(): void;
}

export interface Toxic {
  readonly type: string;
  /** Names of the attributes; each is a whole number with default 0. */
  readonly attributes: readonly string[];
  /** Chunks that may wait before it until the source is held back. Default 0. */
  readonly buffer?: number;
  /** Removing it closes the connection instead of releasing what waits. */
  readonly closesWhenRemoved?: boolean;
  /** Connections opened while it is there are closed with RST, whatever closes them. */
  readonly resetsNewConnections?: boolean;
  run(attributes: Attributes, outlet: Outlet): Run;
}
