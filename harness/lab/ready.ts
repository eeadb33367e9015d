import { seconds, toMs } from '../base/units.ts';
import type { Opened } from '../transports/transport.ts';
import type { Instances } from './start-instances.ts';

/** How long Slack tries to reach the app before the cell is void. */
const readyWithin = seconds(30);

/** Resolves when Slack can reach the app. Rejects with the app's last words where it ends or that takes too long. */
export async function ready({
  opened,
  app,
  signal,
}: {
  readonly opened: Pick<Opened, 'ready'>;
  readonly app: Pick<Instances, 'areAllRunning' | 'ready' | 'lastWords' | 'lastEnd'>;
  readonly signal: AbortSignal;
}): Promise<void> {
  const gone = new AbortController();
  const watch = setInterval(() => {
    if (!app.areAllRunning()) gone.abort();
  }, 20);
  const late = AbortSignal.timeout(toMs(readyWithin));
  try {
    const cut = AbortSignal.any([signal, gone.signal, late]);
    await opened.ready(cut);
    await app.ready(cut);
  } catch (error) {
    const state = gone.signal.aborted
      ? `it ended (${app.lastEnd() ?? 'before it ran'})`
      : `Slack could not reach it within ${readyWithin / seconds(1)} s`;
    const words = app.lastWords();
    throw new Error(
      `Cannot start the app: ${state}. ${(error as Error).message}${words === '' ? '' : `. Its last words: ${words}`}`,
      { cause: error },
    );
  } finally {
    clearInterval(watch);
  }
}
