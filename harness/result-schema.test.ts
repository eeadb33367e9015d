import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { smallRun } from '../reports/fixtures/small-run.ts';
import { resultSchema, schemaIsContract } from './result-schema.ts';

const published = z.toJSONSchema(resultSchema);

test('the published JSON Schema is the contract', async () => {
  expect(schemaIsContract).toBe(true);
  await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot('./result.schema.json');
});

test('the published JSON Schema takes a result and refuses one with a field too many', () => {
  const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(published);
  const { result } = smallRun();
  expect(isValid(structuredClone(result)), JSON.stringify(isValid.errors)).toBe(true);
  expect(isValid({ ...structuredClone(result), verdict: 'pass' })).toBe(false);
  expect(isValid({ ...structuredClone(result), schema: 2 })).toBe(false);
});
