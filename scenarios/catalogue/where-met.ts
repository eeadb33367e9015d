/** How entries say where they were met and what they concern. Pure. */

/** An issue of a public repository. */
export function github(repository: `${string}/${string}`, issue: number): `https://${string}` {
  return `https://github.com/${repository}/issues/${issue}`;
}

export const overSockets = { transports: ['socket-mode'] } as const;
export const overHttp = { transports: ['http'] } as const;
export const overBoth = { transports: ['http', 'socket-mode'] } as const;
