/** Where a supervisor asks an app whether it is ready: 200, or 503. */

import { createServer } from 'node:http';
import { callSlack } from './call-slack.ts';
import type { Settings } from './settings.ts';

/** Listens on 127.0.0.1 at HEALTH_PORT, where that is set. A second process of the app has no door of its own. */
export function openHealthDoor(settings: Settings, isReady: () => boolean): void {
  const port = Number(process.env['HEALTH_PORT']);
  if (!(port > 0)) return;
  const { health } = settings.behaviour;
  const answers = { 'always-ok': () => true, 'asks-slack': () => asksSlack(settings), true: isReady };
  const door = createServer((_, response) => {
    void Promise.resolve(answers[health ?? 'true']()).then((is) => response.writeHead(is ? 200 : 503).end());
  });
  door.on('error', (error) => process.stderr.write(`Cannot open the health door: ${error.message}\n`));
  door.listen(port, '127.0.0.1').unref();
}

function asksSlack({ need }: Settings): Promise<boolean> {
  const [apiUrl, botToken] = [need('SLACK_API_URL'), need('SLACK_BOT_TOKEN')];
  return callSlack({ apiUrl, botToken, method: 'auth.test', body: {} }, { tries: 1 });
}
