/** Buttons, keys and the form that inject and heal faults. */

import type { HandState, OfferedFault } from '../../../harness/live/messages.ts';
import { ask } from './ask.ts';
import { byId, made } from './element.ts';
import { type Described, type Fields, fieldsOf } from './parameter-fields.ts';

export interface FaultControls {
  offer(faults: readonly OfferedFault[]): void;
  show(hand: HandState): void;
  /** The fault of this key, begun or healed. False where no fault has it. */
  pressed(key: string): boolean;
}

const overOnly = { http: 'over HTTP only', 'socket-mode': 'over Socket Mode only' } as const;

/** `act` runs what is asked for and shows the sentence of what cannot be. */
export function createFaultControls(act: (asked: Promise<unknown>) => void): FaultControls {
  const [quick, select] = [byId('quick'), byId<HTMLSelectElement>('fault')];
  const [what, parameters, inject] = [byId('what'), byId('parameters'), byId<HTMLButtonElement>('inject')];
  const buttons = new Map<string, { readonly fault: OfferedFault; readonly button: HTMLButtonElement }>();
  let offered: readonly OfferedFault[] = [];
  let fields: Fields = { elements: [], read: () => ({}) };
  let hand: HandState = { inForce: [], rate: 0, recorded: 0 };

  const inForce = (name: string) => hand.inForce.find(({ fault }) => fault === name);

  function toggle(name: string, given: Readonly<Record<string, unknown>>): void {
    const held = inForce(name);
    act(ask(held ? { act: 'heal', id: held.id } : { act: 'inject', fault: name, with: given }));
  }

  function choose(): void {
    const fault = offered.find(({ name }) => name === select.value);
    if (!fault) return;
    const { text, only, unavailable, example } = fault;
    what.textContent = unavailable ?? `As it is filled in: ${text}${only ? ` (${overOnly[only]})` : ''}`;
    fields = fieldsOf(fault.parameters as Described, example);
    parameters.replaceChildren(...fields.elements);
    show(hand);
  }

  function show(state: HandState): void {
    hand = state;
    for (const { fault, button } of buttons.values())
      button.setAttribute('aria-pressed', String(inForce(fault.name) !== undefined));
    const isHeld = inForce(select.value) !== undefined;
    inject.textContent = isHeld ? 'Heal' : 'Inject';
    inject.setAttribute('aria-pressed', String(isHeld));
    inject.disabled = offered.find(({ name }) => name === select.value)?.unavailable !== undefined;
    byId<HTMLButtonElement>('heal-all').disabled = state.inForce.length === 0;
    byId<HTMLButtonElement>('save').disabled = state.recorded === 0;
  }

  select.addEventListener('change', choose);
  byId('other').addEventListener('submit', (event) => {
    event.preventDefault();
    toggle(select.value, fields.read());
  });

  return {
    offer(faults) {
      offered = faults;
      buttons.clear();
      for (const fault of faults) if (fault.key) buttons.set(fault.key, { fault, button: quickButton(fault, toggle) });
      quick.replaceChildren(...[...buttons].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { button }]) => button));
      select.replaceChildren(...faults.map(({ name }) => made('option', { value: name }, name)));
      choose();
    },
    show,
    pressed(key) {
      const found = buttons.get(key);
      if (found) toggle(found.fault.name, found.fault.example);
      return found !== undefined;
    },
  };
}

function quickButton(
  { name, label = name, text, key = '', example }: OfferedFault,
  toggle: (name: string, given: Readonly<Record<string, unknown>>) => void,
): HTMLButtonElement {
  const button = made('button', { type: 'button', title: text }, label, made('kbd', {}, key));
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => toggle(name, example));
  return button;
}
