import type { AgainstRecord, PassportValue } from '../../harness/passport-result.ts';
import { quantity } from '../../harness/base/quantity.ts';

/** A row's figure as text: a number, or the least and the most of several; waits one by one; words. */
export function figureText(value: PassportValue): string {
  switch (value.kind) {
    case 'numbers': {
      const least = quantity(Math.min(...value.numbers), unitOf(value));
      const most = quantity(Math.max(...value.numbers), unitOf(value));
      return least === most ? least : `${least} – ${most}`;
    }
    case 'waits':
      return value.lists.map((list) => list.map((wait) => quantity(wait, 'us')).join(', ')).join(' | ');
    case 'words':
      return value.words.join(' / ');
    case 'nothing':
      return value.why;
    default:
      return value satisfies never;
  }
}

/** The figure of slack-protocol.md beside it, in the same unit. */
export function sheetText({ value: recorded, range }: AgainstRecord, value: PassportValue): string {
  if (typeof recorded === 'string') return recorded;
  const unit = value.kind === 'numbers' ? value.unit : 'us';
  if (typeof recorded === 'number')
    return `${quantity(recorded, unit)}${range ? `, in ${range.map((each) => quantity(each, unit)).join(' to ')}` : ''}`;
  return recorded.map((wait) => quantity(wait, 'us')).join(', ');
}

function unitOf(value: Extract<PassportValue, { kind: 'numbers' }>): 'us' | 'count' {
  return value.unit;
}
