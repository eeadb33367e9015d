import type { Format } from '../format.ts';
import { renderHtml } from '../html/page.ts';

/** One self-contained page: the report for people. */
export const html = {
  name: 'html',
  extension: 'html',
  isUsual: true,
  render: renderHtml,
} as const satisfies Format;
