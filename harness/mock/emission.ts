/** What may be emitted: a kind, what is said in it, and how often. The control API and the page take the same. */

import { z } from 'zod';
import type { Said } from '../../mocks/slack/io/occasions.ts';
import { payloadNames } from '../../mocks/slack/protocol/facts.ts';

export const emission = z
  .strictObject({
    kind: z
      .enum(payloadNames)
      .exclude(['app-rate-limited'])
      .default('message')
      .describe('what happened in the workspace'),
    text: z
      .string()
      .max(3_000)
      .optional()
      .describe('what a message, a mention or a command says; the mock has words of its own where absent'),
    command: z
      .string()
      .regex(/^\/\S{1,32}$/)
      .optional()
      .describe('the command that is typed, such as `/deploy`; `/probe` where absent'),
    action: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .describe('the `action_id` of the button that is pressed; `go` where absent'),
    count: z.int().min(1).max(100_000).default(1),
    perSecond: z
      .number()
      .positive()
      .max(1_000)
      .optional()
      .describe(
        'one after another at this pace; all at once where absent. More than 1,000, or a pace: the answer lists none',
      ),
  })
  .describe(
    'Emits events, commands or interactions to every app that can be reached; where none can, they wait for the first that comes',
  );

export type Emission = z.output<typeof emission>;

/** What somebody types or presses in it. */
export function saidIn({ kind, text, command, action }: Emission): Said {
  if (kind === 'slash-command')
    return command === undefined && text === undefined
      ? {}
      : { command: { name: command ?? '/probe', text: text ?? '' } };
  return { ...(text === undefined ? {} : { text }), ...(action === undefined ? {} : { action }) };
}
