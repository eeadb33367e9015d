/** Observable Plot without a browser: options in, one small `<svg>` out whose colours follow the page's variables. */

import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { mergeMarks } from './merge-marks.ts';
import { visibleText } from '../../harness/base/visible-text.ts';

/** Any document does: Plot only creates elements in it. */
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Named for what a reader who cannot see it should hear. Sizes itself to the box it stands in. */
export function svg(label: string, options: Plot.PlotOptions): string {
  const drawn = Plot.plot({ ...options, document, className: 'plot' });
  drawn.querySelector('style')?.remove();
  drawn.removeAttribute('height');
  drawn.removeAttribute('width');
  drawn.setAttribute('role', 'img');
  // The picture has one name; Plot's labels of its groups are no names a reader could use
  for (const part of drawn.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
  for (const group of drawn.querySelectorAll('g')) mergeMarks(group);
  drawn.setAttribute('aria-label', label.replaceAll('<', '‹').replaceAll('>', '›'));
  // Its texts are escaped as HTML by then; control characters are left
  return visibleText(small(drawn.outerHTML).replaceAll('\n', ' '));
}

/** A tenth of a pixel is enough: this halves the page. Only tags are touched, never text. */
function small(markup: string): string {
  return markup.replace(/<[a-z][^>]*>/g, (tag) =>
    tag.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
  );
}
