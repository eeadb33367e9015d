import type { SentLetter } from '../../../harness/mock/page-messages.ts';
import { made } from './element.ts';

/** Something that was sent: what, to whom, what became of it, and the payload itself. */
export function drawLetter({ app, kind, time, body, steps }: SentLetter, isOpen: boolean): HTMLElement {
  const said = body === undefined ? '' : saidIn(body);
  return made(
    'li',
    { className: 'letter' },
    made(
      'p',
      { className: 'row' },
      made('span', {}, made('b', {}, kind.replaceAll('-', ' ')), said === '' ? '' : ` ${said}`),
      made('span', { className: 'of' }, `${app === 'socket-mode' ? 'Socket Mode' : 'HTTP'} · ${time.slice(11, 19)}`),
    ),
    made(
      'ol',
      { className: 'steps' },
      ...steps.map(({ after, text, tone }) =>
        made('li', {}, made('time', {}, `${after} ms`), made('span', { className: tone }, text)),
      ),
    ),
    ...(body === undefined ? [] : [payloadOf(body, isOpen)]),
  );
}

function payloadOf(body: string, isOpen: boolean): HTMLElement {
  const text = made('pre', { tabIndex: 0 });
  const details = made('details', { open: isOpen }, made('summary', {}, 'Payload'), text);
  const fill = () => {
    if (details.open && text.textContent === '') text.textContent = JSON.stringify(JSON.parse(body), undefined, 2);
  };
  details.addEventListener('toggle', fill);
  fill();
  return details;
}

interface Payload {
  readonly command?: string;
  readonly text?: string;
  readonly event?: { readonly text?: string; readonly reaction?: string };
  readonly actions?: readonly { readonly action_id?: string }[];
  readonly callback_id?: string;
}

/** What somebody typed or pressed. */
function saidIn(body: string): string {
  const { command, text, event, actions, callback_id: callback } = JSON.parse(body) as Payload;
  if (command !== undefined) return `${command} ${text ?? ''}`;
  return event?.text ?? event?.reaction ?? actions?.[0]?.action_id ?? callback ?? '';
}
