/** Notes that a cell runs until `end`; `most` is how many others did so at once until now. */
export type CountNeighbours = () => { most(): number; end(): void };

export function countNeighbours(): CountNeighbours {
  const running = new Set<{ most: number }>();
  return () => {
    const own = { most: 0 };
    running.add(own);
    for (const each of running) each.most = Math.max(each.most, running.size - 1);
    return { most: () => own.most, end: () => void running.delete(own) };
  };
}
