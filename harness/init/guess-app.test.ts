import { describe, expect, test } from 'vitest';
import { type Folder, type GuessedApp, guessApp } from './guess-app.ts';

const folder = (files: Readonly<Record<string, string>>): Folder => new Map(Object.entries(files));

test.each<[string, Record<string, string>, Partial<GuessedApp>]>([
  [
    'Bolt for JavaScript with a script',
    {
      'package.json':
        '{"name":"@acme/Billing Bot","scripts":{"start":"node x.js"},"dependencies":{"@slack/bolt":"^4"}}',
    },
    { name: 'billing-bot', language: 'javascript', sdk: '@slack/bolt', command: 'npm start' },
  ],
  [
    'TypeScript without a script',
    {
      'package.json': '{"dependencies":{"@slack/bolt":"5"}}',
      'tsconfig.json': '{}',
      'src/app.ts': 'new App({ socketMode: true })',
    },
    { name: 'my-app', language: 'typescript', command: 'node src/app.ts', transports: ['socket-mode'] },
  ],
  [
    'the main file of package.json',
    { 'package.json': '{"main":"index.js"}', 'index.js': 'signingSecret', 'app.js': '' },
    { sdk: undefined, command: 'node index.js', transports: ['http'] },
  ],
  [
    'Bolt for Python',
    { 'requirements.txt': 'slack-bolt==1.29\n', 'main.py': 'SocketModeHandler; socket_mode' },
    { language: 'python', sdk: 'slack_bolt', command: 'python main.py', transports: ['socket-mode'] },
  ],
  [
    'a Python project with a name',
    { 'pyproject.toml': '[project]\nname = "greeter"\ndependencies = ["slack_sdk"]\n' },
    { name: 'greeter', sdk: 'slack_sdk', command: 'python app.py', transports: ['http', 'socket-mode'] },
  ],
  [
    'slack-go',
    { 'go.mod': 'module example.com/acme/bot\nrequire github.com/slack-go/slack v0.17.0\n' },
    { name: 'bot', language: 'go', sdk: 'slack-go', command: 'go run .' },
  ],
  [
    'Bolt for Java',
    { 'pom.xml': '<artifactId>bot</artifactId> <artifactId>bolt-socket-mode</artifactId>' },
    { language: 'java', sdk: 'bolt-socket-mode' },
  ],
  [
    'a Procfile before all else',
    { 'package.json': '{"scripts":{"start":"x"}}', Procfile: 'release: y\nworker: node worker.js\n' },
    { command: 'node worker.js' },
  ],
  ['nothing', {}, { name: 'my-app', language: 'unknown', command: './my-app' }],
  ['a package.json that is none', { 'package.json': '{' }, { language: 'javascript', command: 'node app.js' }],
])('guessApp() of %s', (_, files, guessed) => {
  expect(guessApp(folder(files))).toMatchObject(guessed);
});

describe('what guessApp() assumes is said', () => {
  test('with where the command comes from, and that both transports are tested', () => {
    const { assumed } = guessApp(folder({ 'package.json': '{"dependencies":{"@slack/bolt":"5"}}', 'app.js': '' }));
    expect(assumed).toEqual([
      'The SDK is @slack/bolt',
      'The app is started by `node app.js` (there is app.js)',
      expect.stringMatching(/^Nothing says which transport the app has: both are tested/),
      expect.stringContaining('SLACK_API_URL'),
    ]);
  });

  test('with the one transport that is there', () => {
    expect(guessApp(folder({ 'app.py': 'signing_secret', 'requirements.txt': '' })).assumed).toContain(
      'The app has HTTP only, as its files name nothing of the other',
    );
  });
});
