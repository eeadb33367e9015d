import { ApiError } from './api-error.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * `host:port` or `[host]:port`. An empty host means loopback here: the real server would listen on every interface.
 * Throws `ApiError` 500, as the real server does.
 */
export function parseAddress(text: string): Address {
  const [, bracketed, plain, digits] = /^(?:\[(.*)\]|([^:]*)):(\d+)$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) throw new ApiError(500, `address ${text}: wanted host:port`);
  return { host: (bracketed ?? plain) || '127.0.0.1', port };
}

/** As `parseAddress`; an absent address takes a free port, and `localhost` is 127.0.0.1, which is what `listen` then reads. */
export function parseListen(text: string): Address {
  const { host, port } = parseAddress(text || ':0');
  return { host: host === 'localhost' ? '127.0.0.1' : host, port };
}

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
