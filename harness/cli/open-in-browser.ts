import { spawn } from 'node:child_process';

/** By what the desktop opens files and addresses with; where there is none, nothing happens: what is opened has been printed. */
export function openInBrowser(target: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(opener, [target], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** Somebody sits before it: a terminal, and on Linux a desktop, without which xdg-open would take the terminal for its browser. */
export function hasDesktop(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): boolean {
  const isShown = process.platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean);
  return stream.isTTY && isShown;
}
