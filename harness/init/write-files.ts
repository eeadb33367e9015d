/** What `init` puts into a folder: a config with comments, and a first step for CI. Pure. */

import type { GuessedApp } from './guess-app.ts';

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** `readsTypeScript`: whether this Node does so by itself. */
export function newFiles(
  app: GuessedApp,
  { readsTypeScript }: { readonly readsTypeScript: boolean },
): readonly NewFile[] {
  return [config(app, readsTypeScript), { path: '.github/workflows/slack-transport.yml', text: workflow(app) }];
}

function config(app: GuessedApp, readsTypeScript: boolean): NewFile {
  switch (app.language) {
    case 'typescript':
      return readsTypeScript
        ? { path: 'harness.config.ts', text: asModule(app) }
        : { path: 'harness.config.mjs', text: asModule(app) };
    case 'javascript':
      return { path: 'harness.config.mjs', text: asModule(app) };
    default:
      return { path: 'harness.config.yaml', text: asYaml(app) };
  }
}

function asModule({ name, command, transports }: GuessedApp): string {
  return `import { defineConfig } from 'slack-transport-harness';

export default defineConfig({
  systems: [
    {
      name: ${quoted(name)},
      // Run by a shell in this folder. It finds SLACK_API_URL, SLACK_TRANSPORT, its tokens and PORT in its environment.
      command: ${quoted(command)},
      transports: [${transports.map(quoted).join(', ')}],
      // Uncomment where the app prints {"handled":"<event_id>"} for each event that it handled:
      // offers: ['handled'],
    },
  ],
  // A limit of yours in place of ours:
  // thresholds: [{ scenario: 'steady', metric: 'response-time', of: 'p99', atMost: '500 ms' }],
  // A failure that you know of, until a day:
  // expectedFailures: [{ scenario: 'partition-kill', metric: 'recovery', reason: 'why', expires: '2027-06-30' }],
});
`;
}

function asYaml({ name, command, transports }: GuessedApp): string {
  return `# yaml-language-server: $schema=./node_modules/slack-transport-harness/dist/harness/config/config.schema.json
systems:
  - name: ${name}
    # Run by a shell in this folder. It finds SLACK_API_URL, SLACK_TRANSPORT, its tokens and PORT in its environment.
    command: ${JSON.stringify(command)}
    transports: [${transports.join(', ')}]
    # Uncomment where the app prints {"handled":"<event_id>"} for each event that it handled:
    # offers: [handled]
# A limit of yours in place of ours:
# thresholds:
#   - { scenario: steady, metric: response-time, of: p99, atMost: 500 ms }
# A failure that you know of, until a day:
# expectedFailures:
#   - { scenario: partition-kill, metric: recovery, reason: why, expires: 2027-06-30 }
`;
}

const setUp: Readonly<Record<GuessedApp['language'], readonly string[]>> = {
  javascript: ['      - run: npm ci'],
  typescript: ['      - run: npm ci'],
  python: [
    '      - uses: actions/setup-python@v5',
    "        with: { python-version: '3.12' }",
    '      - run: pip install -r requirements.txt  # or as you install yours',
  ],
  go: ['      - uses: actions/setup-go@v5', '        with: { go-version-file: go.mod }'],
  java: ['      - uses: actions/setup-java@v4', "        with: { distribution: temurin, java-version: '17' }"],
  unknown: ['      # Install what your app needs here.'],
};

function workflow({ name, language }: GuessedApp): string {
  return `# What becomes of the app's events when the network and Slack misbehave. Exit code 1: a failure; 2: something could not be known.
name: Slack transport
on: [push]
jobs:
  harness:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
${setUp[language].join('\n')}
      - run: npx slack-transport-harness run --system ${name}
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: slack-transport, path: out }
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
