import { startHttpSlack } from '../../mocks/slack/io/http-slack.ts';
import { verifyUrl } from '../../mocks/slack/io/verify-url.ts';
import { freePort } from '../free-port.ts';
import { credentials } from './credentials.ts';
import { openWebApi } from './open-web-api.ts';
import type { Lab, Transport } from './transport.ts';

const path = '/slack/events';

/** HTTP Request URLs: Slack dials the app. */
export const http: Transport = {
  name: 'http',
  title: 'HTTP',
  note: 'Slack posts each event to the app’s Request URL',
  async open(lab: Lab) {
    const { network, scope, clock, random, policy, observe, name } = lab;
    const webApi = await openWebApi(lab, () => ({ error: 'not_allowed_token_type' }));
    const port = await freePort();
    const route = scope.own(
      await network.openRoute({ name: `${name} events`, dialer: 'slack', target: { host: '127.0.0.1', port } }),
      (each) => each.close(),
    );
    const url = `http://${route.listen.host}:${route.listen.port}${path}`;
    const slack = scope.own(
      await startHttpSlack({
        url,
        signingSecret: credentials.signingSecret,
        keepAlive: policy.keepsConnections,
        policy,
        now: clock.now,
        random,
        observe,
      }),
      (each) => each.close(),
    );
    return {
      events: [route],
      webApi: webApi.route,
      slack: slack.control,
      environment: { ...webApi.environment, SLACK_TRANSPORT: 'http', PORT: String(port) },
      raise: slack.raise,
      inFlight: slack.inFlight,
      async ready(signal) {
        const tries = await verifyUrl({ url, signingSecret: credentials.signingSecret, signal });
        observe({ kind: 'url-verified', tries });
      },
    };
  },
};
