import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { scenarios } from '../../scenarios/index.ts';
import type { Config } from '../define-config.ts';
import { type ConfigData, configSchema } from './config-schema.ts';
import { namedFaults } from './named-faults.ts';

const schema = configSchema(scenarios.map(({ name }) => name));
const published = z.toJSONSchema(schema, { io: 'input' });

test('the published JSON Schema is what is checked', async () => {
  await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot('./config.schema.json');
});

const config: Config = {
  systems: [{ name: 'mine', command: 'node app.js' }],
  scenarios: [
    {
      name: 'mine',
      workload: { perSecond: 5, for: '20 s' },
      faults: [{ fault: 'error-answers', from: '1 s', to: '2 s', with: { status: 503 } }],
      expects: [{ metric: 'lost', atMost: 0 }],
    },
  ],
  policy: { maxLinks: 3 },
};

test('the published JSON Schema takes a config, and refuses a fault that there is not', () => {
  const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(published);
  expect(isValid(config), JSON.stringify(isValid.errors)).toBe(true);
  const [scenario] = config.scenarios ?? [];
  const wrong = { ...config, scenarios: [{ ...scenario, faults: [{ fault: 'none', from: '1 s', to: '2 s' }] }] };
  expect(isValid(wrong)).toBe(false);
  expect(schema.safeParse(wrong).success).toBe(false);
});

test('what defineConfig() takes is what the schema knows', () => {
  const parsed: ConfigData = schema.parse(config);
  expect(Object.keys(parsed).toSorted()).toEqual(['expectedFailures', 'policy', 'scenarios', 'systems', 'thresholds']);
});

/**
 * Files of `harness/faults` that hold no fault by themselves, and those that scenarios of ours ask for: a fault made of another one, and what
 * needs a deployment or a proxy of the lab's.
 */
const noFaults = new Set([
  'behind-proxy',
  'enabled-again',
  'fault',
  'restart-into',
  'rolling-restart',
  'slack-fault',
  'together',
]);

test('every fault of harness/faults has a name in a config', () => {
  const files = readdirSync(join(import.meta.dirname, '../faults'))
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|contract)\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''))
    .filter((name) => !noFaults.has(name));
  const names = new Set(namedFaults.map(({ name }) => name));
  expect(files.filter((file) => !names.has(file))).toEqual([]);
});

test.each([
  [{ policy: { maxLink: 3 } }, ['policy', 'maxLink'], /did you mean maxLinks\?/],
  [{ policy: { maxLinks: 'many' } }, ['policy', 'maxLinks'], /^expected a whole number/],
  [
    { thresholds: [{ scenario: 'stedy', metric: 'lost', atMost: 0 }] },
    ['thresholds', 0, 'scenario'],
    /did you mean steady\?/,
  ],
  [
    { expectedFailures: [{ scenario: 'steady', metric: 'lost', reason: 'x', expires: 'soon' }] },
    ['expectedFailures', 0, 'expires'],
    /^expected a date such as 2027-01-31$/,
  ],
  [{ scenarios: [{ ...config.scenarios?.[0], name: 'steady' }] }, ['scenarios', 0, 'name'], /no scenario of ours has/],
])('%j is refused where it is wrong', (wrong, path, message) => {
  const issue = schema.safeParse(wrong).error?.issues[0];
  expect(issue?.path).toEqual(path);
  expect(issue?.message).toMatch(message);
});
