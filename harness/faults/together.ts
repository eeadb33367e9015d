import type { Fault } from './fault.ts';

/** Several faults as one: begun one after another, ended in reverse; the first gives it its name and its proof. */
export function together(text: string, first: Fault, ...others: readonly Fault[]): Fault {
  const all = [first, ...others];
  return {
    name: first.name,
    text,
    severs: all.some(({ severs }) => severs),
    isMomentary: all.every(({ isMomentary = false }) => isMomentary),
    touches: first.touches,
    environment: Object.assign({}, ...all.map(({ environment }) => environment ?? {})),
    async inject(site) {
      const heals: (() => Promise<void>)[] = [];
      for (const fault of all) heals.unshift(await fault.inject(site));
      return async () => {
        for (const heal of heals) await heal();
      };
    },
  };
}
