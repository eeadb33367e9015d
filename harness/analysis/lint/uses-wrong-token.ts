import { count } from '../../base/quantity.ts';
import { when } from '../cause/words.ts';
import type { LintRule } from './rule.ts';

/** Errors that no other call and no waiting cures (docs.slack.dev/reference/methods, each method's list of errors). */
const wrongToken: ReadonlySet<string> = new Set(['invalid_auth', 'not_authed', 'not_allowed_token_type']);
/** By these an app may find out what its token is good for: Bolt for Java asks auth.test with its app-level token. */
const asking: ReadonlySet<string> = new Set(['auth.test', 'apps.connections.open']);
/** Fewer may be one old token that was replaced at once. */
const fewest = 3;

export const usesWrongToken = {
  name: 'uses-wrong-token',
  means: 'makes calls with a token that Slack does not take for them',
  source: 'https://docs.slack.dev/authentication/tokens/',
  gravity: 'fails',
  find({ calls, from, ...history }) {
    const refused = calls.filter(
      ({ method, error = '', isByFault }) => !isByFault && wrongToken.has(error) && !asking.has(method),
    );
    const [first] = refused;
    if (!first || refused.length < fewest) return [];
    const { method, error, at } = first;
    const same = calls.filter((call) => call.method === method);
    return [
      {
        sentence: `Slack refused ${count(refused.filter((call) => call.method === method).length)} of the app’s ${count(same.length)} calls of ${method} for the token that came with them (${error}), the first ${when(at, { from, ...history })}: nobody sees what it meant to do. The bot’s token is in SLACK_BOT_TOKEN, the app’s in SLACK_APP_TOKEN`,
        atUs: at - from,
        count: refused.length,
      },
    ];
  },
} as const satisfies LintRule;
