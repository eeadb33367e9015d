import { openHealthDoor } from './health-door.ts';
import { readSettings, UsageError, type Settings } from './settings.ts';
import { takeLease } from './take-lease.ts';

export interface StartedApp {
  /** An event that Slack sends now would reach it, as far as it knows. */
  isReady(): boolean;
  stop(): Promise<void>;
}

/** The process of an app: starts it, ends it cleanly at SIGTERM or SIGINT (exit 0), exits 64 where it was started wrongly. */
export async function runApp(start: (settings: Settings) => Promise<StartedApp>): Promise<void> {
  try {
    const settings = readSettings(process.env);
    if (settings.behaviour.asksWhoItIsWithinMs !== undefined)
      await askWhoItIs(settings, settings.behaviour.asksWhoItIsWithinMs);
    const { leases, endsNotWhenTold = false } = settings.behaviour;
    if (leases !== undefined) await takeLease(new URL(settings.need('SLACK_API_URL')).port, leases);
    const app = await start(settings);
    openHealthDoor(settings, () => app.isReady());
    // An app that has lost its last link or listener and does nothing about it is broken, not gone
    setInterval(() => {}, 0x7fff_ffff);
    if (endsNotWhenTold) return;
    const end = () => void app.stop().then(() => process.exit(0));
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 64 : 70;
  }
}

/** Ends the process where Slack does not say who the app is. */
async function askWhoItIs(settings: Settings, withinMs: number): Promise<void> {
  const answer = await fetch(new URL('auth.test', settings.need('SLACK_API_URL')), {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.need('SLACK_BOT_TOKEN')}` },
    signal: AbortSignal.timeout(withinMs),
  })
    .then(
      (response) => response.json() as Promise<{ readonly ok?: boolean }>,
      () => undefined,
    )
    .catch(() => undefined);
  if (answer?.ok !== true) process.exit(1);
}
