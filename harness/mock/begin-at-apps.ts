import { beginSlackFault } from '../../mocks/slack/faults/begin-slack-fault.ts';
import type { Begun, SlackFault } from '../../mocks/slack/faults/slack-fault.ts';
import { RefusedError } from '../doors/refused-error.ts';
import type { Mock } from './start-mock.ts';

/** Begins the fault for every app that can have it; of the Web API, which they share, once. Throws `RefusedError` where none can. */
export async function beginAtApps({ apps, webApi }: Mock, fault: SlackFault, parameters: unknown): Promise<Begun> {
  const struck = fault.on === 'webApi' ? apps.slice(0, 1) : apps;
  const begun = await Promise.all(
    struck.map(({ control: slack }) => beginSlackFault(fault, parameters, { slack, webApi })),
  );
  const found = begun.flatMap((each) => each ?? []);
  if (found.length === 0)
    throw new RefusedError(
      409,
      `No app can have the fault ${fault.name}: there ${fault.on === 'requests' ? 'is no Request URL' : 'are no sockets'}`,
    );
  const ends = found.flatMap(({ end }) => end ?? []);
  const links = found.flatMap((each) => each.links ?? []);
  return {
    ...(links.length === 0 ? {} : { links: links.reduce((sum, each) => sum + each, 0) }),
    ...(ends.length === 0 ? {} : { end: async () => void (await Promise.all(ends.map((end) => end()))) }),
  };
}
