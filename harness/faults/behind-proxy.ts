import { LabError } from '../base/lab-error.ts';
import { type Micros, seconds, toMs } from '../base/units.ts';
import type { Fault } from './fault.ts';

/**
 * The app is started again in another network: Slack's name resolves for a CONNECT proxy alone, which the environment names
 * (`HTTPS_PROXY`; `NODE_USE_ENV_PROXY` lets Node 24 heed it). It stays there. The proxy may want the password that its URL brings, and
 * may cut each tunnel after a while.
 */
export function behindProxy({
  wantsPassword = false,
  tunnelLife,
}: { readonly wantsPassword?: boolean; readonly tunnelLife?: Micros } = {}): Fault {
  return {
    name: 'behind-proxy',
    text: [
      'the app is started again where only a CONNECT proxy leads to Slack',
      ...(wantsPassword ? ['which wants the password that HTTPS_PROXY has'] : []),
      ...(tunnelLife === undefined ? [] : [`and cuts each tunnel after ${tunnelLife / seconds(1)} s`]),
    ].join(', '),
    severs: false,
    isMomentary: true,
    touches: { rule: 'exits' },
    inject: async ({ app, moveBehindProxy }) => {
      if (!moveBehindProxy)
        throw new LabError('Cannot inject behind-proxy: this cell has no proxy, wanted Socket Mode');
      await app.stop();
      const environment = await moveBehindProxy({
        wantsPassword,
        ...(tunnelLife === undefined ? {} : { tunnelLifeMs: toMs(tunnelLife) }),
      });
      await app.start({ environment });
      return async () => undefined;
    },
  };
}
