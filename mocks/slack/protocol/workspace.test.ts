import { expect, test } from 'vitest';
import { documented } from './policy.ts';
import { bot, channels, people, placeOf, rooms, team, users, workspace } from './workspace.ts';

/** Fields that independent clients miss where they are absent (slack-protocol.md §7). */
const text = expect.any(String);
const flag = expect.any(Boolean);
const number = expect.any(Number);

test.each(users)('user $id has the fields that clients want (§7)', (user) => {
  expect(user).toMatchObject({
    is_bot: flag,
    is_app_user: flag,
    updated: number,
    profile: {
      avatar_hash: text,
      real_name: text,
      display_name: text,
      real_name_normalized: text,
      display_name_normalized: text,
      team: workspace.team,
    },
  });
});

test.each(channels)('channel $id has the fields that clients want (§7)', (channel) => {
  expect(channel).toMatchObject({ created: number, is_archived: flag, is_org_shared: flag });
  if (!channel.is_im) expect(channel).toMatchObject({ topic: { value: text, last_set: number } });
});

test('bot and team have the fields that clients want (§7)', () => {
  expect(bot).toMatchObject({ user_id: workspace.botUser, name: text });
  expect(users).toContainEqual(expect.objectContaining({ id: bot.user_id, is_bot: true }));
  expect(team).toMatchObject({ domain: text });
});

test('the stream goes round: at 25 events a second no channel hears more of them than one post a second may answer (§3.2)', () => {
  const minute = Array.from({ length: 25 * 60 }, (_, n) => placeOf(n));
  const perChannel = Map.groupBy(minute, ({ channel }) => channel);
  expect(Math.max(...[...perChannel.values()].map(({ length }) => length))).toBeLessThanOrEqual(
    documented.values.postsPerChannelPerMinute / 2,
  );
  expect(new Set(minute.map(({ user }) => user.id)).size).toBe(people.length);
  expect(placeOf(0)).toMatchObject({ channel: workspace.channel, user: { id: workspace.user, im: workspace.im } });
  expect(new Set([...rooms, ...people].map(({ name }) => name)).size).toBe(rooms.length + people.length);
});
