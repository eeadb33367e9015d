/** One side of a comparison: it pushes an event when told to, and says when the event was acknowledged. */
export interface Arm {
  /** Pushes one more event and returns at once. */
  push(): void;
  /** `listener` is called once for every event acknowledged from now on; replaces the listener before. */
  onSettled(listener: () => void): void;
}
