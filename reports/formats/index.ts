/** The registry of report formats. */

export { badge } from './badge.ts';
export { csv } from './csv.ts';
export { csvEvents } from './csv-events.ts';
export { ctrf } from './ctrf.ts';
export { hgrm } from './hgrm.ts';
export { hlog } from './hlog.ts';
export { html } from './html.ts';
export { junit } from './junit.ts';
export { markdown } from './markdown.ts';
export { terminal } from './terminal.ts';
