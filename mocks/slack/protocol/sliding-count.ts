/** How often something happened within the last window, in 60 slices: up to one slice longer is counted than asked for. */
export interface SlidingCount {
  add(nowUs: number): void;
  total(nowUs: number): number;
  clear(): void;
}

const slices = 60;

/** `windowUs` is asked at each call; a new length begins with nothing counted. */
export function createSlidingCount(windowUs: () => number): SlidingCount {
  const counts = Array.from({ length: slices }, () => 0);
  let sliceUs = 0;
  let newest = 0;
  let total = 0;

  function clear(): void {
    counts.fill(0);
    total = 0;
  }

  function advance(nowUs: number): void {
    const wanted = Math.max(1, windowUs() / slices);
    const slice = Math.floor(nowUs / wanted);
    if (wanted !== sliceUs || slice - newest >= slices) clear();
    else
      for (let gone = newest + 1; gone <= slice; gone += 1) {
        total -= counts[gone % slices] ?? 0;
        counts[gone % slices] = 0;
      }
    sliceUs = wanted;
    newest = Math.max(newest, slice);
    if (total === 0) newest = slice;
  }

  return {
    add(nowUs) {
      advance(nowUs);
      counts[newest % slices] = (counts[newest % slices] ?? 0) + 1;
      total += 1;
    },
    total(nowUs) {
      advance(nowUs);
      return total;
    },
    clear,
  };
}
