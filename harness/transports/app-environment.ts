import { type Credentials, credentials } from './credentials.ts';

/** Tells an app where Slack is and who it is there; `apiUrl` with its trailing slash. */
export function appEnvironment(
  apiUrl: string,
  { botToken, appToken, signingSecret }: Credentials = credentials,
): Readonly<Record<string, string>> {
  return {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  };
}
