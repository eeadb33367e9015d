/**
 * The mock's one workspace: the ids that events, acks and Web API answers agree on, and the full objects behind them.
 * Independent clients drop events whose user or channel the Web API does not list (slack-protocol.md, section 7).
 */

export const workspace = {
  team: 'T0MOCK0001',
  teamDomain: 'mockteam',
  teamName: 'mockteam',
  teamUrl: 'https://mockteam.slack.com/',
  app: 'A0MOCK0001',
  appName: 'probe',
  bot: 'B0MOCK0001',
  botUser: 'U0MOCKBOT1',
  botUserName: 'probe',
  user: 'U0MOCKUSR1',
  userName: 'ada',
  channel: 'C0MOCK0001',
  channelName: 'general',
  /** The direct-message channel between that user and the app's bot. */
  im: 'D0MOCK0001',
  view: 'V0MOCK0001',
  /** The deprecated verification token that every payload carries. */
  verificationToken: 'mock-verification-token',
} as const;

/** Unix seconds: when everything in the workspace was created. */
const CREATED = 1_700_000_000;

export interface WorkspaceUser {
  readonly id: string;
  readonly name: string;
  readonly is_bot: boolean;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export interface WorkspaceChannel {
  readonly id: string;
  readonly is_im: boolean;
  readonly [field: string]: unknown;
}

const CHANNELS = 60;
const FIRST_NAMES = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gwen', 'Hugo', 'Iris', 'Jack', 'Kim', 'Leo'] as const;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** The direct-message channel between this person and the app's bot. */
  readonly im: string;
}

/** The people of the workspace; the first one is `workspace.user`. */
export const people: readonly Person[] = FIRST_NAMES.map((first, index) => ({
  id: `U0MOCKUSR${(index + 1).toString(36).toUpperCase()}`,
  name: first.toLowerCase(),
  realName: `${first} Mock`,
  im: `D0MOCK${String(index + 1).padStart(4, '0')}`,
}));

export interface Room {
  readonly id: string;
  readonly name: string;
}

/** The public channels of the workspace, the app's bot in each; the first one is `workspace.channel`. */
export const rooms: readonly Room[] = Array.from({ length: CHANNELS }, (_, index) => ({
  id: `C0MOCK${String(index + 1).padStart(4, '0')}`,
  name: index === 0 ? workspace.channelName : `room-${index + 1}`,
}));

export interface Place {
  readonly channel: string;
  readonly channelName: string;
  readonly user: Person;
}

/**
 * Where the delivery of this number in the stream happens, and who does it. They go round: an app that posts once an event stays
 * within chat.postMessage's one a second and channel, at up to 60 events a second (docs.slack.dev/apis/web-api/rate-limits), unless
 * `channels` are fewer.
 */
export function placeOf(n: number, channels: number = rooms.length): Place {
  const { id, name } = rooms[n % Math.min(channels, rooms.length)] as Room;
  return { channel: id, channelName: name, user: people[n % people.length] as Person };
}

export const users: readonly WorkspaceUser[] = [
  ...people.map(({ id, name, realName }) => user({ id, name, realName, isBot: false })),
  user({ id: workspace.botUser, name: workspace.botUserName, realName: 'Probe', isBot: true }),
];

export const channels: readonly WorkspaceChannel[] = [...rooms.map(publicChannel), ...people.map(directMessages)];

function publicChannel({ id, name }: Room): WorkspaceChannel {
  return {
    id,
    name,
    name_normalized: name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    created: CREATED,
    updated: CREATED * 1_000,
    creator: workspace.user,
    context_team_id: workspace.team,
    is_archived: false,
    is_general: id === workspace.channel,
    is_member: true,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    previous_names: [],
    shared_team_ids: [workspace.team],
    unlinked: 0,
    num_members: people.length + 1,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: 'A channel of the mock', creator: workspace.user, last_set: CREATED },
  };
}

function directMessages({ id, im }: Person): WorkspaceChannel {
  return {
    id: im,
    user: id,
    is_channel: false,
    is_group: false,
    is_im: true,
    is_mpim: false,
    is_private: true,
    created: CREATED,
    updated: CREATED * 1_000,
    context_team_id: workspace.team,
    is_archived: false,
    is_open: true,
    is_org_shared: false,
    is_user_deleted: false,
    priority: 0,
  };
}

export const bot = {
  id: workspace.bot,
  app_id: workspace.app,
  user_id: workspace.botUser,
  name: workspace.botUserName,
  deleted: false,
  updated: CREATED,
  icons: avatars('image_36', 'image_48', 'image_72'),
} as const;

export const team = {
  id: workspace.team,
  name: workspace.teamName,
  domain: workspace.teamDomain,
  url: workspace.teamUrl,
  email_domain: '',
  avatar_base_url: 'https://ca.slack-edge.com/',
  is_verified: false,
  icon: { ...avatars('image_34', 'image_44', 'image_68', 'image_88', 'image_102', 'image_132'), image_default: true },
} as const;

interface UserOptions {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
}

function user({ id, name, realName, isBot }: UserOptions): WorkspaceUser {
  return {
    id,
    team_id: workspace.team,
    name,
    real_name: realName,
    deleted: false,
    color: '9f69e7',
    tz: 'Etc/UTC',
    tz_label: 'Coordinated Universal Time',
    tz_offset: 0,
    profile: {
      title: '',
      phone: '',
      skype: '',
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      first_name: realName.split(' ')[0],
      last_name: realName.split(' ')[1] ?? '',
      fields: null,
      status_text: '',
      status_emoji: '',
      status_emoji_display_info: [],
      status_expiration: 0,
      avatar_hash: 'g0mock000001',
      always_active: isBot,
      ...(isBot ? { api_app_id: workspace.app, bot_id: workspace.bot } : { email: `${name}@mock.example` }),
      ...avatars('image_24', 'image_32', 'image_48', 'image_72', 'image_192', 'image_512'),
      team: workspace.team,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: isBot,
    is_app_user: false,
    is_email_confirmed: !isBot,
    updated: CREATED,
    who_can_share_contact_card: 'EVERYONE',
  };
}

function avatars(...sizes: readonly string[]): Record<string, string> {
  return Object.fromEntries(sizes.map((size) => [size, `https://a.slack-edge.com/mock/${size}.png`]));
}
