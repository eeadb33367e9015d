import { startHttpSlack } from '../../mocks/slack/io/http/http-slack.ts';
import { checkSsl, verifyUrl } from '../../mocks/slack/io/http/verify-url.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { createShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import { startTerminator } from '../../mocks/tls/start-terminator.ts';
import { freePort } from '../machine/free-port.ts';
import { credentials } from './credentials.ts';
import { openWebApi } from './open-web-api.ts';
import { counted } from './other-transport.ts';
import { type Lab, requestPath as path, type Transport, unseen } from './transport.ts';
import { watchPlace } from './watch-place.ts';

/** HTTP Request URLs: Slack dials the app. */
export const http: Transport = {
  name: 'http',
  title: 'HTTP',
  note: 'Slack posts each event to the app’s Request URL',
  async open(lab: Lab) {
    const { network, scope, clock, random, policy, observe, name } = lab;
    const memory = new SlackMemory();
    const { openConnection, dials } = counted(() => ({ error: 'not_allowed_token_type' }));
    const webApi = await openWebApi(lab, { memory, openConnection });
    const app = { host: '127.0.0.1', port: await freePort() };
    const tls = lab.tls && createShownCertificate(lab.tls.certificates);
    const edge = tls && scope.own(await startTerminator({ tls, target: app }), (each) => each.close());
    const target = edge ? { ...app, port: edge.port } : app;
    const route = scope.own(await network.openRoute({ name: `${name} events`, dialer: 'slack', target }), (each) =>
      each.close(),
    );
    const ca = lab.tls?.certificates.authority;
    const url = `${tls ? 'https' : 'http'}://${route.listen.host}:${route.listen.port}${path}`;
    const slack = scope.own(
      await startHttpSlack({
        url,
        ca,
        signingSecret: credentials.signingSecret,
        policy,
        now: clock.now,
        random,
        observe,
        memory,
        responseUrlBase: () => webApi.responseUrlBase,
        text: lab.text,
      }),
      (each) => each.close(),
    );
    return {
      events: [route],
      webApi: webApi.route,
      slack: slack.control,
      tls,
      webApiControl: webApi.control,
      environment: { ...webApi.environment, SLACK_TRANSPORT: 'http', PORT: String(app.port) },
      raise: slack.raise,
      inFlight: slack.inFlight,
      async ready(signal, starting = unseen) {
        const { signingSecret } = credentials;
        const asked = { url, ca, signingSecret, accept: policy.acceptHeader, signal };
        const place = watchPlace({ port: app.port, path, signingSecret, app: starting, dials });
        const cut = AbortSignal.any([signal, place.signal]);
        const tries = await verifyUrl({ ...asked, signal: cut, answered: place.answered })
          .catch((error: unknown) => {
            throw place.why() ?? error;
          })
          .finally(place.stop);
        observe({ kind: 'url-verified', tries });
        const why = await checkSsl(asked);
        if (why !== undefined) observe({ kind: 'url-not-verified', why });
      },
    };
  },
};
