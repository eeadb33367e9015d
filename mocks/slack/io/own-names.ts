/**
 * By which names a door may be called. A page in the user's browser can reach it under a name of the page's own that was made to lead
 * here (DNS rebinding); a name without a dot, an address and Slack's own names are nobody's to lead.
 */

/** Where a door listens: an address of this machine, or a name of it. */
export interface Place {
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** Other names by which it may be called. */
  readonly allowedNames?: readonly string[] | undefined;
}

/** For the `Host` of a request; one that names nothing passes, as that of a client without any does. */
export function ownNames({ host = loopback, allowedNames = [] }: Place): (named: string | undefined) => boolean {
  const allowed = new Set(allowedNames.map((name) => name.toLowerCase()));
  const isOpen = isOpenPlace(host);
  return (named) => {
    const name = hostnameOf(named);
    return name === undefined || unowned.test(name) || (isOpen && address.test(name)) || allowed.has(name);
  };
}

/** Programs of other machines reach it. */
export function isOpenPlace(host: string): boolean {
  return !/^(?:127\.|localhost$|::1$)/.test(host);
}

/** Of a `Host`, without its port. */
export function hostnameOf(named: string | undefined): string | undefined {
  return URL.parse(`http://${named ?? ''}`)?.hostname;
}

/** As it stands in a URL. */
export function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

export const loopback = '127.0.0.1';
const unowned = /^(?:127\.[\d.]+|[\w-]*|.*\.localhost|\[::1\]|(?:.*\.)?slack\.com)$/;
const address = /^(?:\d+\.\d+\.\d+\.\d+|\[[\da-f:.]+\])$/;
