/** `mock`: a local Slack for apps in any language, until Ctrl-C. */

import { Command } from 'commander';
import { documented, hastened, withValues } from '../../mocks/slack/protocol/policy.ts';
import { factLine } from '../mock/fact-line.ts';
import { pointing } from '../mock/pointing.ts';
import { serveControl } from '../mock/serve-control.ts';
import { type Mock, startMock } from '../mock/start-mock.ts';
import * as systems from '../systems/index.ts';
import { appEnvironment } from '../transports/app-environment.ts';
import { defaultApiUrl } from './app-command.ts';
import { collect } from './collect.ts';
import { onInterrupt } from './on-interrupt.ts';
import { selectPolicy, wholeNumber } from './select.ts';
import { UsageError } from './usage-error.ts';

interface MockFlags {
  readonly port: string;
  readonly host: string;
  readonly requestUrl: readonly string[];
  readonly hasten: string;
  readonly policy: readonly string[];
  readonly seed: string;
  readonly quiet: boolean;
}

export function mockCommand(): Command {
  return new Command('mock')
    .description('a local Slack by itself: Web API, Socket Mode and Request URLs, for apps in any language')
    .option(
      '--port <n>',
      'of the Web API; the three after it are the control API and two socket hosts; 0: free ones',
      '8080',
    )
    .option('--host <address>', 'where the doors for apps listen; the control API is on 127.0.0.1 always', '127.0.0.1')
    .option('--request-url <url>', 'also deliver to the app at this Request URL; repeatable', collect, [])
    .option('--hasten <n>', "divide Slack's retry delays and lives by this", '1')
    .option(
      '--policy <name=value>',
      "set one of Slack's promises otherwise; repeatable (`policy` lists them)",
      collect,
      [],
    )
    .option('--seed <n>', "Slack's random choices follow from it", '1')
    .option('--quiet', 'no line for each thing seen', false)
    .action(async (flags: MockFlags) => {
      await act(flags);
    });
}

async function act(flags: MockFlags): Promise<void> {
  const port = wholeNumber('--port', flags.port, 0, 65_532);
  const divisor = wholeNumber('--hasten', flags.hasten, 1, 1_000);
  for (const url of flags.requestUrl)
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      throw new UsageError(`--request-url is "${url}": expected one like http://127.0.0.1:3000/slack/events`);
  const policy = withValues(divisor === 1 ? documented : hastened(divisor), selectPolicy(flags.policy));
  const mock = await open(port, () =>
    startMock({
      port,
      host: flags.host,
      requestUrls: flags.requestUrl,
      policy: policy.values,
      seed: wholeNumber('--seed', flags.seed, 0, 2 ** 31 - 1),
    }),
  );
  try {
    const control = await open(port + 1, () => serveControl(mock, { port: port === 0 ? 0 : port + 1 }));
    const interrupt = onInterrupt(() => undefined);
    process.stdout.write(welcome(mock, control.url));
    const stop = flags.quiet
      ? () => undefined
      : mock.feed.follow((told) => {
          const line = factLine(told);
          if (line !== undefined) process.stdout.write(`${line}\n`);
        });
    await new Promise((resolve) => {
      interrupt.signal.addEventListener('abort', resolve);
    });
    stop();
    await control.close();
    interrupt.stop();
  } finally {
    await mock.close();
  }
}

async function open<T>(port: number, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageError(
      `Cannot start the mock: ${(error as Error).message}; choose other ports, as with --port ${port + 100}`,
    );
  }
}

function welcome(mock: Mock, controlUrl: string): string {
  const width = Math.max(...pointing.map(([sdk]) => sdk.length));
  const where = mock.apiUrl === defaultApiUrl ? '' : ` --api-url ${mock.apiUrl}`;
  const apps = Object.values(systems).map(({ name }) => name);
  return `
A Slack of your own. Web API ${mock.apiUrl} · control API ${controlUrl} (${controlUrl}/openapi.json) · Ctrl-C ends it

Your app's environment
${Object.entries(appEnvironment(mock.apiUrl))
  .map(([name, value]) => `  export ${name}=${value}`)
  .join('\n')}

How your SDK is pointed at it
${pointing.map(([sdk, code]) => `  ${sdk.padEnd(width)}  ${code}`).join('\n')}

Or an app of ours, in another terminal (installed at first use)
${apps.map((name) => `  npm run app -- ${name}${where}`).join('\n')}

Then
  curl ${controlUrl}/status
  curl -d '{"kind":"app-mention"}' ${controlUrl}/events
  curl -d '{"kind":"slash-command","count":20,"perSecond":2}' ${controlUrl}/events
  curl -d '{"how":"announced"}' ${controlUrl}/hosts/recycle
  curl -N ${controlUrl}/facts

`;
}
