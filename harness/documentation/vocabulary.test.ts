/** docs/vocabulary.md says what there is. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { payloadNames } from '../../mocks/slack/protocol/facts.ts';
import { allSlackFaults } from '../../mocks/slack/faults/index.ts';
import { namedFaults } from '../config/named-faults.ts';
import { timePattern } from '../config/time-text.ts';
import { everyFault } from '../faults/fixtures/every-fault.ts';
import { triggers } from '../matrix/timed-fault.ts';
import { allMetrics } from '../metrics/index.ts';
import * as workloads from '../workloads/registry.ts';
import { root } from './documents.ts';
import { vocabularyPage } from './vocabulary-page.ts';

/** One with parameters is told by an example of it. */
function does(name: string): string {
  const ofSlack = allSlackFaults.find((each) => each.name === name);
  if (ofSlack) return ofSlack.does;
  const [, example] = Object.entries(everyFault).find(([key]) => key === name || key.startsWith(`${name} `)) ?? [];
  if (!example)
    throw new RangeError(`No example of the fault ${name} stands in harness/faults/fixtures/every-fault.ts`);
  return example.text;
}

/** What a schema takes, in words: its description, else its kind. */
function wish(schema: Readonly<Record<string, unknown>>): string {
  const {
    description,
    enum: words,
    const: only,
    type,
    pattern,
  } = schema as {
    readonly description?: string;
    readonly enum?: readonly string[];
    readonly const?: string;
    readonly type?: string;
    readonly pattern?: string;
  };
  if (words) return words.join(', ');
  if (only !== undefined) return only;
  if (pattern === timePattern.source) return 'a time such as 500 ms';
  return description ?? type ?? 'see the schema';
}

test('docs/vocabulary.md lists every fault, metric, shape and kind', async () => {
  const page = vocabularyPage({
    faults: namedFaults.map(({ name, parameters, asks }) => ({
      name,
      does: does(name),
      takes: Object.fromEntries(
        Object.entries((z.toJSONSchema(parameters, { io: 'input' }).properties ?? {}) as Record<string, object>).map(
          ([parameter, schema]) => [parameter, wish(schema as Record<string, unknown>)],
        ),
      ),
      unsupported: asks?.unsupported ?? {},
    })),
    metrics: allMetrics,
    triggers,
    workloads: Object.keys(workloads),
    payloads: payloadNames,
  });
  await expect(page).toMatchFileSnapshot(join(root, 'docs/vocabulary.md'));
});
