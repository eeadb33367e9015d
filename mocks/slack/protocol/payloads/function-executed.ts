import { workspace } from '../workspace.ts';
import { eventKind } from './event-kind.ts';

const created = 1_700_000_000;

/** A workflow runs the app's function (docs.slack.dev/reference/events/function_executed). */
export const functionExecuted = {
  ...eventKind('function-executed', ({ n, ts }) => ({
    type: 'function_executed',
    function: {
      id: 'Fn0MOCK0001',
      callback_id: 'probe_function',
      title: 'Probe',
      description: 'A function of the mock',
      type: 'app',
      input_parameters: [
        { type: 'string', name: 'text', description: 'What to probe', title: 'Text', is_required: true },
      ],
      output_parameters: [],
      app_id: workspace.app,
      date_created: created,
      date_updated: created,
      date_deleted: 0,
      form_enabled: false,
    },
    inputs: { text: `seq=${n}` },
    function_execution_id: `Fx0MOCK${String(n).padStart(7, '0')}`,
    workflow_execution_id: `Wx0MOCK${String(n).padStart(7, '0')}`,
    event_ts: ts,
    bot_access_token: 'xwfp-mockmockmock',
  })),
  isForFunction: true,
} as const;
