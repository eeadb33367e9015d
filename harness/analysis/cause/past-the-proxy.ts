import { count } from '../../base/quantity.ts';
import type { History } from '../../history/history.ts';
import type { TunnelRecord } from '../../history/tunnels.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { instant } from './words.ts';

export const pastTheProxy = {
  name: 'past-the-proxy',
  means: 'It does not go through the proxy that its environment names, or not with everything',
  explains: unreached,
  find(history) {
    const moved = history.episodes.find(({ fault }) => fault === 'behind-proxy');
    const hasLink = history.links.some(({ readyAt }) => readyAt !== undefined && readyAt >= (moved?.began[1] ?? 0));
    if (!moved || hasLink) return undefined;
    const asked = history.tunnels.filter(({ at }) => at >= moved.began[0]);
    const came = whatCame(history, asked);
    if (came === undefined) return undefined;
    return {
      sentence: `${came} (it was started behind it ${instant(moved.began[1], history)} into the run, and nothing else leads to Slack). HTTPS_PROXY names the proxy; what an app opens by itself, its WebSocket above all, has to be told of it`,
      atUs: moved.began[1] - history.from,
      witness: 'app',
    };
  },
} as const satisfies CauseKind;

/** Undefined where something else kept it from its link. */
function whatCame({ calls }: History, asked: readonly TunnelRecord[]): string | undefined {
  const refused = asked.filter(({ status }) => status === 407).length;
  const to = (where: TunnelRecord['to']) => asked.filter((each) => each.to === where && each.status === 200);
  if (to('events').length > 0) return undefined;
  const [first] = to('web-api');
  if (!first)
    return refused > 0
      ? `The app gave the proxy no password that it takes: ${count(refused)} of its tunnels were answered 407`
      : 'Nothing of the app came through the proxy since it was started behind it';
  const opens = calls.filter(({ at, method, ok }) => method === 'apps.connections.open' && ok && at >= first.at).length;
  if (opens === 0) return undefined;
  return `Web API yes, socket never: the app asked for a link ${opens === 1 ? 'once' : `${count(opens)} times`} through the proxy, and no socket of it came that way${refused > 0 ? ` (${count(refused)} tunnels were answered 407: without the password)` : ''}`;
}
