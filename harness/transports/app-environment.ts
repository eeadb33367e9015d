import { credentials } from './credentials.ts';

/** Tells an app where Slack is and who it is there; `apiUrl` with its trailing slash. */
export function appEnvironment(apiUrl: string): Readonly<Record<string, string>> {
  return {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: credentials.botToken,
    SLACK_APP_TOKEN: credentials.appToken,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
  };
}
