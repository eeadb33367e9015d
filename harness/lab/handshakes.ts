/** Whether an app takes the certificates of its run, as seen at Slack's doors while it starts. */

import type { Entry } from '../journal/facts.ts';
import type { Journal } from '../journal/journal.ts';

export interface Handshakes {
  /** True once that is clear: several handshakes refused, and nothing that got through. */
  areRefused(): boolean;
  /** In a sentence, where at least one was refused and nothing got through. */
  refusal(): string | undefined;
  stop(): void;
}

/** A client that goes on after one refusal may have been another than the SDK's. */
const enough = 3;
/** One that speaks plaintext to `wss://` does so each time. */
const enoughInPlaintext = 2;

export function watchHandshakes(journal: Pick<Journal, 'follow'>): Handshakes {
  const codes: string[] = [];
  /** At the doors of links alone: the calls of such an app come through. */
  const plaintextLinks: string[] = [];
  let isThrough = false;
  let isLinked = false;
  const stop = journal.follow((entry) => {
    const code = refusedBy(entry);
    if (entry.kind === 'link-opened') isLinked = true;
    if (code !== undefined) codes.push(code);
    if (entry.kind === 'link-refused' && entry.status === 0 && plaintext.test(entry.why))
      plaintextLinks.push(entry.why);
    if (code !== undefined) return;
    if (entry.kind === 'link-opened' || entry.kind === 'api-called' || entry.kind === 'link-refused') isThrough = true;
  });
  return {
    areRefused: () =>
      (!isThrough && codes.length >= enough) || (!isLinked && plaintextLinks.length >= enoughInPlaintext),
    refusal() {
      if (!isThrough && codes.length > 0) return sentence(codes);
      return isLinked || plaintextLinks.length < enoughInPlaintext ? undefined : linkSentence(plaintextLinks);
    },
    stop,
  };
}

/** The TLS library's code, where this was a handshake that failed. */
function refusedBy(entry: Entry): string | undefined {
  if (entry.kind === 'tls-left') return 'it left after the handshake, without a word';
  if (entry.kind === 'link-refused') return entry.status === 0 ? entry.why : undefined;
  if (entry.kind !== 'api-called' || entry.status !== 0 || !entry.error?.startsWith('ERR_SSL')) return undefined;
  return entry.error;
}

/** What a client that speaks HTTP to a door of TLS is taken for. */
const plaintext = /HTTP_REQUEST|WRONG_VERSION_NUMBER/;

function sentence(codes: readonly string[]): string {
  const [first = ''] = codes;
  const times = codes.length === 1 ? 'the first one' : `the first ${codes.length}`;
  return plaintext.test(first)
    ? `The app speaks no TLS, which this cell asks for: it sent plaintext to https:// (${times} of its connections to Slack; ${first})`
    : `The app does not trust the certificates of this run: it refused Slack’s in the TLS handshake (${times} of its connections; ${first}). docs/own-app.md says by which variables it finds their authority`;
}

function linkSentence(codes: readonly string[]): string {
  return `The app opens its sockets without TLS, although Slack’s URL says wss:// (the first ${codes.length} of them; ${codes[0]}): Slack’s SDK for Python does so on every port but 443, which the harness cannot take`;
}
