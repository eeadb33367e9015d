import { type Fault, onAll } from './fault.ts';

/** Each connection ends after so many bytes to Slack: answers and frames are cut in their middle. One that was open counts from now on. */
export function truncated({ bytes }: { readonly bytes: number }): Fault {
  return {
    name: 'truncated',
    text: `connections end after ${bytes} bytes to Slack`,
    severs: true,
    touches: { rule: 'cut', reason: 'connection_failed' },
    inject: ({ events }) =>
      onAll(events, (route) => route.poison([{ type: 'limit_data', lane: 'to-slack', attributes: { bytes } }])),
  };
}
