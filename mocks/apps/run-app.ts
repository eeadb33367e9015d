import { readSettings, UsageError, type Settings } from './settings.ts';

/** The process of an app: starts it, ends it cleanly at SIGTERM or SIGINT (exit 0), exits 64 where it was started wrongly. */
export async function runApp(start: (settings: Settings) => Promise<{ stop(): Promise<void> }>): Promise<void> {
  try {
    const app = await start(readSettings(process.env));
    // An app that has lost its last link or listener and does nothing about it is broken, not gone
    setInterval(() => {}, 0x7fff_ffff);
    const end = () => void app.stop().then(() => process.exit(0));
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 64 : 70;
  }
}
