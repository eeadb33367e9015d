import envPaths from 'env-paths';

/** Where installed servers and systems are kept: outside the sources and outside `node_modules`, so that `npm ci` spares them. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return env['SLACK_TRANSPORT_HARNESS_CACHE'] || envPaths('slack-transport-harness', { suffix: '' }).cache;
}
