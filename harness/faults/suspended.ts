import type { Fault } from './fault.ts';

/**
 * The app's processes stand still (SIGSTOP) and go on at the end, as those of a laptop that is closed or a container that is frozen: their
 * sockets stay, their timers fire late, all at once. Unrealistic in that the kernel goes on: it answers TCP meanwhile.
 */
export function suspended(): Fault {
  return {
    name: 'suspended',
    text: 'the app’s processes stand still (SIGSTOP), and go on at the end (SIGCONT)',
    severs: true,
    touches: { rule: 'held' },
    inject: ({ app }) => app.suspend(),
  };
}
