export interface Credentials {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

/** What the mock Slack and the app agree on. Secrets of nothing: they open only mocks on loopback. */
export const credentials: Credentials = {
  botToken: 'xoxb-0000000000-0000000000-mockmockmock',
  appToken: 'xapp-1-A0MOCK0001-1111111111111-0123456789abcdef',
  signingSecret: '0123456789abcdef0123456789abcdef',
};
