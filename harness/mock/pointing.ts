/** How each SDK is told where Slack is, in its own language; none reads an environment variable for it (slack-protocol.md §4.1). */
export const pointing: readonly (readonly [sdk: string, code: string])[] = [
  ['bolt-js', 'new App({ clientOptions: { slackApiUrl: process.env.SLACK_API_URL }, … })'],
  [
    'slack-socket-mode',
    'new SocketModeClient({ appToken, clientOptions: { slackApiUrl: process.env.SLACK_API_URL } })',
  ],
  [
    'bolt-python',
    'App(client=WebClient(base_url=os.environ["SLACK_API_URL"], token=os.environ["SLACK_BOT_TOKEN"]), …)',
  ],
  ['bolt-java', 'config.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL")); Slack.getInstance(config)'],
  ['slack-go', 'slack.New(token, slack.OptionAPIURL(os.Getenv("SLACK_API_URL")), …)'],
  ['no-sdk', 'POST ${SLACK_API_URL}apps.connections.open'],
];
