import type { z } from 'zod';
import type { Mock } from './start-mock.ts';
import type { fault } from './requests.ts';

/** Begins the fault; what is returned ends it. */
export function beginFault(mock: Mock, wanted: z.infer<typeof fault>): () => void {
  if (wanted.kind === 'web-api')
    return mock.webApi.fault(wanted.method, wanted.fault, wanted.times === undefined ? {} : { times: wanted.times });
  if (wanted.kind === 'drop-first-acks' || wanted.kind === 'lose-events') {
    const ends = mock.apps.map(({ control }) =>
      wanted.kind === 'lose-events' ? control.loseEvents() : control.dropFirstAcks(),
    );
    return () => {
      for (const end of ends) end();
    };
  }
  const sockets = mock.apps.flatMap(({ control }) => control.sockets ?? [])[0];
  if (sockets === undefined) throw new TypeError('There are no sockets');
  switch (wanted.kind) {
    case 'refuse-upgrades':
      return sockets.refuseUpgrades(wanted.status, wanted.times === undefined ? {} : { times: wanted.times });
    case 'ignore-upgrades':
      return sockets.ignoreUpgrades();
    case 'withhold-hello':
      return sockets.withholdHello();
    case 'too-many-websockets':
      return sockets.sayTooManyWebsockets();
    case 'withhold-pings':
      return sockets.withholdPings();
    case 'withhold-pongs':
      return sockets.withholdPongs();
    case 'delay-pongs':
      return sockets.delayPongs(wanted.ms);
    case 'mute':
      return sockets.mute();
    case 'ghosts':
      return sockets.addGhosts(wanted.count);
    case 'duplicate-envelopes':
      return sockets.duplicateEnvelopes();
    default:
      return wanted satisfies never;
  }
}
