/** The registry of report formats. */

export { html } from './html.ts';
export { terminal } from './terminal.ts';
