import type { SeenLink, Sight } from './sight.ts';

/** The first link that was dialled after the strike and got its hello. Pure. */
export function newLink({ links, struckUs }: Sight): (SeenLink & { readonly readyUs: number }) | undefined {
  for (const link of links) {
    const { readyUs, openedUs } = link;
    if (readyUs !== undefined && openedUs >= struckUs) return { ...link, readyUs };
  }
  return undefined;
}
