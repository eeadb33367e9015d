/** A fact and a plan as they may be stored: texts of the app's and of the user's without their secrets. Pure. */

import type { Mask } from '../base/mask-secrets.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Fact } from './facts.ts';

/** Fields in which an app's or a user's own words stand; ids and names are ours. */
const words = new Set(['data', 'detail', 'envelope', 'error', 'line', 'lastLines', 'method', 'reason', 'text', 'why']);

export function maskFact(fact: Fact, mask: Mask): Fact {
  switch (fact.kind) {
    // What every event brings has no words of anybody's.
    case 'event-due':
    case 'attempt-sent':
    case 'ack':
    case 'delivery-ended':
      return fact;
    case 'cell':
      return { ...fact, plan: maskCellPlan(fact.plan, mask) };
    default:
      return Object.fromEntries(
        Object.entries(fact).map(([name, value]) => [name, words.has(name) ? masked(value, mask) : value]),
      ) as unknown as Fact;
  }
}

function masked(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  return Array.isArray(value) ? value.map((each) => masked(each, mask)) : value;
}

function maskCellPlan(plan: CellPlan, mask: Mask): CellPlan {
  return {
    ...plan,
    repeat: mask(plan.repeat),
    ...(plan.text === undefined ? {} : { text: mask(plan.text) }),
    ...(plan.health === undefined ? {} : { health: mask(plan.health) }),
    ...(plan.effectCommand === undefined ? {} : { effectCommand: mask(plan.effectCommand) }),
  };
}

export function maskPlan(plan: RunPlan, mask: Mask): RunPlan {
  const unavailable = Object.entries(plan.unavailable ?? {}).map(([name, why]) => [name, mask(why)] as const);
  return {
    ...plan,
    ...(plan.unavailable ? { unavailable: Object.fromEntries(unavailable) } : {}),
    catalogue: {
      ...plan.catalogue,
      // Of an app of the user's it has the command.
      systems: Object.fromEntries(
        Object.entries(plan.catalogue.systems).map(([name, { title, note }]) => [
          name,
          { title: mask(title), note: mask(note) },
        ]),
      ),
    },
    manifest: { ...plan.manifest, command: mask(plan.manifest.command) },
    cells: plan.cells.map(({ unsupported, ...cell }) => ({
      ...cell,
      plan: maskCellPlan(cell.plan, mask),
      ...(unsupported === undefined ? {} : { unsupported: mask(unsupported) }),
    })),
  };
}
