import { textArgument } from './web-api-arguments.ts';
import type { Arguments } from './web-api-call.ts';
import { people, rooms } from '../workspace.ts';

const byName: ReadonlyMap<string, string> = new Map([
  ...rooms.flatMap(({ id, name }) => [id, name, `#${name}`].map((each) => [each, id] as const)),
  ...people.flatMap(({ id, name, im }) => [im, id, `@${name}`].map((each) => [each, im] as const)),
]);

/** The id of the channel that a call names by id, name or (its direct messages) user; undefined where there is none. */
export function channelOf(args: Arguments): string | undefined {
  return byName.get(textArgument(args, 'channel') ?? '');
}
