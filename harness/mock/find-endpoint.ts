import type { Endpoint } from './endpoint.ts';
import { RefusedError } from '../doors/refused-error.ts';

export interface Found {
  readonly endpoint: Endpoint;
  /** What stands in the path where the endpoint's has `{name}`. */
  readonly segments: Readonly<Record<string, string>>;
}

/** Finds the endpoint of a request. What it returns throws `RefusedError` where there is none. */
export function endpointFinder(endpoints: readonly Endpoint[]): (verb: string, path: string) => Found {
  const routes = endpoints.map((endpoint) => ({
    endpoint,
    pattern: new RegExp(`^${endpoint.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }));
  return (verb, path) => {
    for (const { endpoint, pattern } of routes) {
      const match = endpoint.verb === verb ? pattern.exec(path) : null;
      if (match) return { endpoint, segments: { ...match.groups } };
    }
    const onPath = routes.filter(({ pattern }) => pattern.test(path)).map(({ endpoint }) => endpoint.verb);
    if (onPath.length > 0) throw new RefusedError(405, `${path} takes ${onPath.join(', ')}, not ${verb}`);
    const list = endpoints.map((endpoint) => `${endpoint.verb} ${endpoint.path}`).join(', ');
    throw new RefusedError(404, `There is no ${path}: expected one of ${list}, GET /openapi.json`);
  };
}
