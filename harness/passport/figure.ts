import type { FigureUnit } from '../passport-result.ts';

/** One thing that one repetition of a probe showed; those of several repetitions become a row. */
export type Figure = {
  /** Unique within the probe; the key under which slack-protocol.md's figure for it is found. */
  readonly name: string;
  readonly title: string;
  /** How it is to be read. */
  readonly note?: string;
} & (
  | { readonly kind: 'number'; readonly unit: FigureUnit; readonly number: number }
  /** µs, one after the other. */
  | { readonly kind: 'waits'; readonly waits: readonly number[] }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'nothing'; readonly why: string }
);
