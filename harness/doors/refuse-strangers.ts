/** A web page in the user's browser can reach loopback: what names another host, or comes from another page, is none of ours. */

import type { IncomingHttpHeaders } from 'node:http';
import { RefusedError } from './refused-error.ts';

export interface Door {
  /** The subject of the sentence that refuses: `The control API`. */
  readonly name: string;
  /** True where pages of the server itself ask: their own origin is let in, and no other. */
  readonly hasPages: boolean;
  /** By what it may be called, and what to do about another name. Default: by the names of loopback. */
  readonly names?: { readonly isOwn: (host: string) => boolean; readonly remedy: string };
}

/** Throws `RefusedError`. A browser sends an `Origin` with every POST, and with every GET by a script of another origin. */
export function refuseStrangers({ host = '', origin }: IncomingHttpHeaders, { name, hasPages, names }: Door): void {
  if (/^$|\s/.test(host)) throw new RefusedError(400, 'The request names no host: expected one like 127.0.0.1:8081');
  const isOwnPage = hasPages && origin === `http://${host}`;
  if (names && !names.isOwn(host))
    throw new RefusedError(403, `${name} does not go by the name "${host}": ${names.remedy}`);
  if (!(names || ofLoopback.test(host)) || !(origin === undefined || isOwnPage))
    throw new RefusedError(403, `${name} answers programs on this machine only`);
}

const ofLoopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;
