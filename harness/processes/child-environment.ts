/** The environment a child starts with: the harness' own, without what would make the child behave as part of it. */

import { delimiter, dirname } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Of our own settings, of the test runner and of the npm script that may have started us. */
const ours = /^(?:SLACK_.*|NODE_OPTIONS|VITEST.*|npm_.*)$/;

/**
 * `base` without `SLACK_*`, `NODE_OPTIONS`, `VITEST*` and `npm_*`, with a PATH whose first `node` is the one that runs
 * the harness, and with loopback exempt from any proxy the machine is set up for; then `added`, which wins.
 */
export function childEnvironment(
  base: Environment,
  added: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && !ours.test(name)) kept[name] = value;
  }
  const path = [dirname(process.execPath), base['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(delimiter);
  const noProxy = [base['NO_PROXY'] ?? base['no_proxy'], '127.0.0.1', 'localhost'].filter(Boolean).join(',');
  return { ...kept, PATH: path, NO_PROXY: noProxy, no_proxy: noProxy, ...added };
}
