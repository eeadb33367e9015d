import { setTimeout as pause } from 'node:timers/promises';
import { startSocketSlack } from '../../mocks/slack/io/sockets/socket-slack.ts';
import { SlackMemory } from '../../mocks/slack/protocol/slack-memory.ts';
import { createShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import { freePort } from '../machine/free-port.ts';
import { credentials } from './credentials.ts';
import { openWebApi } from './open-web-api.ts';
import { counted, watchForHttp } from './other-transport.ts';
import { type Lab, type Transport, unseen } from './transport.ts';

/** Socket Mode: the app dials Slack, one of several hosts, each behind a route of its own. */
export const socketMode: Transport = {
  name: 'socket-mode',
  title: 'Socket Mode',
  note: 'The app holds a WebSocket open to Slack, over which events come and acks go',
  async open(lab: Lab) {
    const { network, scope, clock, random, policy, observe, name } = lab;
    const memory = new SlackMemory();
    const tls = lab.tls && createShownCertificate(lab.tls.certificates);
    const slack = scope.own(
      await startSocketSlack({
        policy,
        freePort,
        now: clock.now,
        random,
        observe,
        tls,
        memory,
        responseUrlBase: () => webApi.responseUrlBase,
        text: lab.text,
      }),
      (each) => each.close(),
    );
    const { openConnection, dials } = counted(() => slack.sockets.ticket());
    const webApi = await openWebApi(lab, { memory, openConnection });
    const events = await Promise.all(
      slack.sockets.addresses().map(async ({ host, port }) => {
        const route = scope.own(
          await network.openRoute({ name: `${name} ${host}`, dialer: 'app', target: { host: '127.0.0.1', port } }),
          (each) => each.close(),
        );
        slack.sockets.advertise(host, route.listen);
        return route;
      }),
    );
    return {
      events,
      webApi: webApi.route,
      slack: slack.control,
      tls,
      webApiControl: webApi.control,
      renameSlack(host) {
        for (const [index, { host: name }] of slack.sockets.addresses().entries()) {
          const port = events[index]?.listen.port;
          if (port !== undefined) slack.sockets.advertise(name, { host, port });
        }
        return webApi.environmentAt(host);
      },
      environment: { ...webApi.environment, SLACK_TRANSPORT: 'socket-mode' },
      raise: slack.raise,
      inFlight: slack.inFlight,
      async ready(signal, app = unseen) {
        const instead = watchForHttp({ app, signingSecret: credentials.signingSecret, dials });
        try {
          while (slack.sockets.hostsWithLinks().length === 0) {
            instead.signal.throwIfAborted();
            if (signal.aborted) throw new Error('No socket of the app got its hello');
            await pause(10);
          }
        } finally {
          instead.stop();
        }
      },
    };
  },
};
