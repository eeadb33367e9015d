/** `mock`: a local Slack for apps in any language, until Ctrl-C. */

import { isIP } from 'node:net';
import { Command, Option } from '@commander-js/extra-typings';
import { hostnameOf, isOpenPlace, loopback } from '../../mocks/slack/io/own-names.ts';
import { documented, hastened, withValues } from '../../mocks/slack/protocol/policy.ts';
import { drawCredentials } from '../mock/draw-credentials.ts';
import { factLine } from '../mock/fact-line.ts';
import { keepHeapSmall } from '../mock/keep-heap-small.ts';
import { pointing } from '../mock/pointing.ts';
import { serveControl } from '../mock/serve-control.ts';
import { type Mock, startMock } from '../mock/start-mock.ts';
import type { PageServer } from '../doors/serve-page.ts';
import { appEnvironment } from '../transports/app-environment.ts';
import { defaultControlUrl } from '../plan/defaults.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { hasDesktop, openInBrowser } from './open-in-browser.ts';
import { options } from './options.ts';
import { selectPolicy, wholeNumber } from './option-values.ts';
import { typed } from './typed.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-text.ts';

type MockCommand = ReturnType<typeof declareMock>;

function declareMock() {
  return new Command('mock')
    .description('Start a local Slack by itself, for apps in any language, until Ctrl-C')
    .addOption(
      new Option(
        '--port <n>',
        'port of the Web API; the control API and two socket hosts get the three ports after it; 0 takes any free ports',
      )
        .argParser(wholeNumber('--port', 0, 65_532))
        .default(8_080, '8080'),
    )
    .addOption(
      new Option(
        '--host <address>',
        'address of this machine on which it listens; 0.0.0.0, in a container say, is open to whoever reaches the machine',
      )
        .argParser(ownAddress)
        .default(loopback, loopback),
    )
    .addOption(
      new Option(
        '--allow-host <name>',
        'a name by which apps may call it, besides addresses and names without a dot; the first one is in the URLs that it gives; may be repeated',
      )
        .argParser(hostName)
        .default([] as readonly string[], 'none'),
    )
    .addOption(
      new Option('--request-url <url>', 'also deliver events over HTTP to the app at this address; may be repeated')
        .argParser(requestUrl)
        .default([] as readonly string[], 'Socket Mode only'),
    )
    .addOption(options.hasten(1))
    .addOption(options.policy())
    .addOption(options.seed())
    .addOption(
      new Option(
        '--fixed-tokens',
        'take the tokens and the secret that are in our sources, in place of some of its own',
      ).default(false),
    )
    .addOption(
      new Option(
        '--open',
        'a page on this machine: what was sent to the app, what it answered and posted, and a form that sends more',
      ).default(false),
    )
    .addOption(new Option('--quiet', 'print no line for each call, event and connection').default(false));
}

export function mockCommand(): MockCommand {
  return declareMock().action(serve);
}

function ownAddress(host: string): string {
  if (isIP(host) === 0 && host !== 'localhost')
    throw new UsageError(
      `--host is "${host}": expected an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them; a name by which apps call it is --allow-host ${host}`,
    );
  return host;
}

function hostName(name: string, before: readonly string[]): readonly string[] {
  if (hostnameOf(name) !== name.toLowerCase())
    throw new UsageError(`--allow-host is "${name}": expected a name as in a URL, without a port, such as slack.test`);
  return [...before, name.toLowerCase()];
}

function requestUrl(url: string, before: readonly string[]): readonly string[] {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new UsageError(`--request-url is "${url}": expected one like http://127.0.0.1:3000/slack/events`);
  return [...before, url];
}

async function serve(flags: ReturnType<MockCommand['opts']>): Promise<void> {
  const { port, hasten, seed } = flags;
  const policy = withValues(hasten === 1 ? documented : hastened(hasten), selectPolicy(flags.policy));
  const mock = await open(port, () =>
    startMock({
      port,
      host: flags.host,
      allowedNames: flags.allowHost,
      requestUrls: flags.requestUrl,
      policy: policy.values,
      seed,
      ...(flags.fixedTokens ? {} : { credentials: drawCredentials() }),
    }),
  );
  keepHeapSmall();
  try {
    const control = await open(port + 1, () => serveControl(mock, { port: port === 0 ? 0 : port + 1 }));
    const interrupt = onInterrupt(() => undefined);
    writeText(process.stdout, welcome(mock, control.url));
    const page = flags.open ? await showPage(mock) : undefined;
    const stop = flags.quiet
      ? () => undefined
      : mock.feed.follow((told) => {
          const line = factLine(told);
          if (line !== undefined) writeText(process.stdout, `${line}\n`);
        });
    await new Promise((resolve) => {
      interrupt.signal.addEventListener('abort', resolve);
    });
    stop();
    await page?.close();
    await control.close();
    interrupt.stop();
    if (exitCodeOfEnd(interrupt.signal) === exitCodes.internal) process.exitCode = exitCodes.internal;
  } finally {
    await mock.close();
  }
}

/** Loaded where it is asked for: an app that starts waits for its Slack. */
async function showPage(mock: Mock): Promise<PageServer> {
  const [{ openPage }, { mockPage }] = await Promise.all([
    import('../mock/open-page.ts'),
    import('../../reports/live/mock-page.ts'),
  ]);
  const page = await openPage(mock, mockPage());
  writeText(process.stdout, `Its page: ${page.url}\n\n`);
  if (hasDesktop(process.stdout)) openInBrowser(page.url);
  return page;
}

async function open<T>(port: number, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRNOTAVAIL')
      throw new UsageError(`Cannot start the mock: ${message}; --host takes an address of this machine`);
    if (code !== 'EADDRINUSE') throw error;
    throw new UsageError(`Cannot start the mock: ${message}; choose other ports, as with --port ${port + 100}`);
  }
}

function welcome(mock: Mock, controlUrl: string): string {
  const width = Math.max(...pointing.map(([sdk]) => sdk.length));
  const where = controlUrl === defaultControlUrl ? '' : ` --control-url ${controlUrl}`;
  return `
A Slack of your own. Web API ${mock.apiUrl} · control API ${controlUrl} (${controlUrl}/openapi.json) · Ctrl-C ends it
${isOpenPlace(mock.place.host) ? '\nOpen to the network: whoever reaches this machine can call it, and break things with its control API\n' : ''}
Your app's environment
${Object.entries(appEnvironment(mock.apiUrl, mock.credentials))
  .map(([name, value]) => `  export ${name}=${value}`)
  .join('\n')}

How your SDK is pointed at it
${pointing.map(([sdk, code]) => `  ${sdk.padEnd(width)}  ${code}`).join('\n')}

Or an app of ours, in another terminal (installed at first use; ${typed('systems')} lists all)
  ${typed('app', ['bolt-js'])}${where}

Then
  curl ${controlUrl}/status
  curl -d '{"kind":"app-mention"}' ${controlUrl}/events
  curl -d '{"kind":"slash-command","count":20,"perSecond":2}' ${controlUrl}/events
  curl -d '{"how":"announced"}' ${controlUrl}/hosts/recycle
  curl -N ${controlUrl}/facts

`;
}
