/** What others run from this repository and cannot be run here: the GitHub Action, the container image, the compose file. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateAction } from '@action-validator/core';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { createProgram } from '../cli/program.ts';
import { parseYaml } from '../config/parse-yaml.ts';
import { credentials } from '../transports/credentials.ts';
import { root } from './documents.ts';

const read = (name: string): string => readFileSync(join(root, name), 'utf8');

test('action.yml is an action, and its options are those of run and compare', async () => {
  const text = read('action.yml');
  expect(validateAction(text).errors).toEqual([]);
  const run = await createProgram(['run']);
  const help = run.commands[0]?.helpInformation() ?? '';
  const options = [...text.matchAll(/(?<=[( ])--(?:profile|format|out|app|scenario)\b/g)].flat();
  expect(options.length).toBeGreaterThan(4);
  expect(options.filter((option) => !help.includes(` ${option} `))).toEqual([]);
});

test('the Dockerfile has no mistake that a linter knows', () => {
  expect(validate(read('Dockerfile'))).toEqual([]);
});

test('compose.yaml starts a mock that there is, and gives the app its fixed tokens', async () => {
  const { data } = parseYaml(read('compose.yaml'));
  const { slack, app } = (data as { readonly services: Record<string, Record<string, unknown>> }).services;
  const told = slack?.['command'] as string[];
  const program = await createProgram(told);
  program.commands[0]?.action(() => undefined);
  await program.parseAsync(told, { from: 'user' });
  expect(app?.['environment']).toEqual({
    SLACK_API_URL: 'http://slack:8080/api/',
    SLACK_BOT_TOKEN: credentials.botToken,
    SLACK_APP_TOKEN: credentials.appToken,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
  });
});
