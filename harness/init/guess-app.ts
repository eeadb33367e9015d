/** What app stands in a folder, from the files that name it; what is not written there is assumed, and said. Pure. */

import type { TransportName } from '../result.ts';

export type Language = 'javascript' | 'typescript' | 'python' | 'go' | 'java' | 'unknown';

export interface GuessedApp {
  /** Of the system in the config. */
  readonly name: string;
  readonly language: Language;
  /** As `@slack/bolt`; undefined where none is named. */
  readonly sdk: string | undefined;
  readonly command: string;
  readonly transports: readonly TransportName[];
  /** A sentence each. */
  readonly assumed: readonly string[];
}

/** Files of the folder by their names; one that is there and was not read is an empty text. */
export type Folder = ReadonlyMap<string, string>;

interface Found {
  readonly language: Language;
  readonly sdk: string | undefined;
  readonly command: string;
  /** Where the command comes from. */
  readonly from: string;
  readonly name?: string | undefined;
}

const both: readonly TransportName[] = ['http', 'socket-mode'];

export function guessApp(folder: Folder): GuessedApp {
  const found = ofProcfile(folder, ofManifest(folder));
  const text = [...folder.values()].join('\n');
  const isSocketMode = /socket[-_ ]?mode/i.test(text);
  const isHttp = /signing[-_ ]?secret|slack\/events|HTTPReceiver|ExpressReceiver/i.test(text);
  const transports: readonly TransportName[] =
    isSocketMode === isHttp ? both : isSocketMode ? ['socket-mode'] : ['http'];
  return {
    name: systemName(found.name),
    language: found.language,
    sdk: found.sdk,
    command: found.command,
    transports,
    assumed: [
      found.sdk === undefined
        ? 'No SDK of Slack is named here: the app is taken for one that speaks to Slack by itself'
        : `The SDK is ${found.sdk}`,
      `The app is started by \`${found.command}\` (${found.from})`,
      transports.length === 2
        ? `Nothing says which transport the app has${isSocketMode ? ' alone' : ''}: both are tested; it finds the one that is asked for in SLACK_TRANSPORT`
        : `The app has ${transports[0] === 'http' ? 'HTTP' : 'Socket Mode'} only, as its files name nothing of the other`,
      'The app takes Slack’s address from SLACK_API_URL: pass it to the SDK as its API base URL',
    ],
  };
}

function ofManifest(folder: Folder): Found {
  return (
    ofNode(folder) ??
    ofPython(folder) ??
    ofGo(folder) ??
    ofJava(folder) ?? {
      language: 'unknown',
      sdk: undefined,
      command: './my-app',
      from: 'nothing here says how; put yours in its place',
    }
  );
}

function ofNode(folder: Folder): Found | undefined {
  const text = folder.get('package.json');
  if (text === undefined) return undefined;
  const manifest = parsed(text);
  const dependencies = { ...record(manifest['dependencies']), ...record(manifest['devDependencies']) };
  const language = folder.has('tsconfig.json') || 'typescript' in dependencies ? 'typescript' : 'javascript';
  const sdk = ['@slack/bolt', '@slack/socket-mode', '@slack/events-api', '@slack/web-api'].find(
    (name) => name in dependencies,
  );
  const { start } = record(manifest['scripts']);
  const main = [
    manifest['main'],
    'app.js',
    'index.js',
    'app.mjs',
    'index.mjs',
    'app.ts',
    'src/app.ts',
    'src/index.ts',
  ].find((file): file is string => typeof file === 'string' && folder.has(file));
  const common = { language, sdk, name: typeof manifest['name'] === 'string' ? manifest['name'] : undefined } as const;
  if (typeof start === 'string') return { ...common, command: 'npm start', from: 'the script "start" of package.json' };
  return main === undefined
    ? { ...common, command: 'node app.js', from: 'package.json has no script "start", and no usual file was found' }
    : { ...common, command: `node ${main}`, from: `there is ${main}` };
}

function ofPython(folder: Folder): Found | undefined {
  const named = ['requirements.txt', 'pyproject.toml'].filter((name) => folder.has(name));
  if (named.length === 0) return undefined;
  const text = named.map((name) => folder.get(name) ?? '').join('\n');
  const sdk = /slack[-_]bolt/i.test(text) ? 'slack_bolt' : /slack[-_]sdk/i.test(text) ? 'slack_sdk' : undefined;
  const file = ['app.py', 'main.py', 'src/app.py', 'bot.py'].find((name) => folder.has(name));
  return {
    language: 'python',
    sdk,
    name: /^name\s*=\s*"([^"]+)"/m.exec(folder.get('pyproject.toml') ?? '')?.[1],
    command: `python ${file ?? 'app.py'}`,
    from: file === undefined ? 'no usual file was found' : `there is ${file}`,
  };
}

function ofGo(folder: Folder): Found | undefined {
  const text = folder.get('go.mod');
  if (text === undefined) return undefined;
  return {
    language: 'go',
    sdk: text.includes('github.com/slack-go/slack') ? 'slack-go' : undefined,
    name: /^module\s+(?:\S*\/)?(\S+)/m.exec(text)?.[1],
    command: 'go run .',
    from: 'there is go.mod',
  };
}

function ofJava(folder: Folder): Found | undefined {
  const text = folder.get('pom.xml');
  if (text === undefined) return undefined;
  const sdk = /<artifactId>(bolt[\w-]*|slack-api-client)<\/artifactId>/.exec(text)?.[1];
  return {
    language: 'java',
    sdk,
    name: /<artifactId>([^<]+)</.exec(text)?.[1],
    command: 'mvn -q compile exec:java',
    from: 'there is pom.xml',
  };
}

/** What production starts wins over what the folder looks like. */
function ofProcfile(folder: Folder, found: Found): Found {
  const command = /^(?:web|worker)\s*:\s*(.+)$/m.exec(folder.get('Procfile') ?? '')?.[1];
  return command === undefined ? found : { ...found, command: command.trim(), from: 'as the Procfile says' };
}

function systemName(name = 'my-app'): string {
  const plain = name
    .toLowerCase()
    .replace(/^@[^/]*\//, '')
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^[-\d]+|-+$/g, '');
  return plain === '' ? 'my-app' : plain;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text));
  } catch {
    return {};
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
