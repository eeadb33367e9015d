import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const diesWithoutSlack = {
  name: 'dies-without-slack',
  does: 'asks auth.test at its start and exits with 1 where Slack does not answer it',
  receiver() {
    void checkToken(process.env['SLACK_API_URL']);
    return ackThenHandle;
  },
} as const satisfies Behaviour;

async function checkToken(apiUrl: string | undefined): Promise<void> {
  if (apiUrl === undefined) return;
  const answer = await fetch(`${apiUrl}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env['SLACK_BOT_TOKEN']}` },
  }).catch(() => undefined);
  if (answer?.ok) return;
  process.stderr.write(`Error: auth.test was answered ${answer?.status ?? 'nothing'}, the app cannot start\n`);
  process.exit(1);
}
