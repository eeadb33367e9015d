/**
 * Marks of one group that differ in their place alone become one path. A page has ten thousand of them; of ones that say more when
 * pointed at each stays by itself. Places stay absolute (`M`, `H`, `V`), so that the page's script can move them along the time axis.
 */

interface Part {
  readonly tagName: string;
  readonly attributes: ArrayLike<{ readonly name: string; readonly value: string }>;
  readonly childNodes: ArrayLike<unknown>;
  getAttribute(name: string): string | null;
}

/** In place; `group` holds the marks. */
export function mergeMarks(group: Element): void {
  const marks = [...group.children] as unknown as readonly Part[];
  if (marks.length < 2 || marks.some((mark) => mark.childNodes.length > 0)) return;
  const merged = linesOf(marks) ?? dotsOf(marks, group) ?? symbolsOf(marks);
  if (merged === undefined) return;
  const path = group.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of Object.entries(merged)) path.setAttribute(name, value);
  group.replaceChildren(path);
}

type Attributes = Readonly<Record<string, string>>;

function linesOf(marks: readonly Part[]): Attributes | undefined {
  if (!areAll(marks, 'line', ['x1', 'x2', 'y1', 'y2'])) return undefined;
  const d = marks.map((mark) => {
    const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => tenth(mark.getAttribute(name)));
    return `M${x1} ${y1}${y1 === y2 ? `H${x2}` : x1 === x2 ? `V${y2}` : `L${x2} ${y2}`}`;
  });
  return { d: d.join('') };
}

/** A line of no length with round ends is a dot. */
function dotsOf(marks: readonly Part[], group: Element): Attributes | undefined {
  if (!areAll(marks, 'circle', ['cx', 'cy', 'r'])) return undefined;
  const radii = new Set(marks.map((mark) => mark.getAttribute('r')));
  const [fill, radius] = [group.getAttribute('fill'), [...radii][0]];
  if (fill === null || fill === 'none' || group.hasAttribute('stroke') || radii.size > 1) return undefined;
  const d = marks.map((mark) => `M${tenth(mark.getAttribute('cx'))} ${tenth(mark.getAttribute('cy'))}h0`);
  return { d: d.join(''), stroke: fill, 'stroke-width': tenth(String(2 * Number(radius))), 'stroke-linecap': 'round' };
}

function symbolsOf(marks: readonly Part[]): Attributes | undefined {
  if (!areAll(marks, 'path', ['d', 'transform'])) return undefined;
  const [first, ...others] = new Set(marks.map((mark) => mark.getAttribute('d') ?? ''));
  const steps = first === undefined || others.length > 0 ? undefined : (boxOf(first) ?? stepsOf(first));
  if (!steps) return undefined;
  const d = marks.map((mark) => {
    const [, x, y] = /^translate\(([^,]+),([^)]+)\)$/.exec(mark.getAttribute('transform') ?? '') ?? [];
    return x === undefined || y === undefined
      ? undefined
      : `M${tenth(Number(x) + steps.at[0])} ${tenth(Number(y) + steps.at[1])}${steps.onward}`;
  });
  return d.includes(undefined) ? undefined : { d: d.join('') };
}

interface Steps {
  readonly at: readonly [number, number];
  readonly onward: string;
}

/** Of `M-2,-2h4v4h-4Z`: where it begins, and what follows, which says already how far it goes. */
function boxOf(d: string): Steps | undefined {
  const [, x, y, sides] = /^M(-?[\d.]+),(-?[\d.]+)((?:[hv]-?[\d.]+)+)Z$/.exec(d) ?? [];
  if (sides === undefined) return undefined;
  return { at: [Number(x), Number(y)], onward: `${sides.replaceAll(/-?[\d.]+/g, tenth)}z` };
}

/** Of `M0,0L4,4…`: where it begins, and its other points each as seen from the one before. */
function stepsOf(d: string): Steps | undefined {
  if (!/^(?:[ML]-?[\d.]+,-?[\d.]+)+$/.test(d)) return undefined;
  const points = [...d.matchAll(/([ML])(-?[\d.]+),(-?[\d.]+)/g)].map(
    ([, command = '', x, y]) => [command.toLowerCase(), Number(x), Number(y)] as const,
  );
  const [start, ...more] = points;
  if (!start) return undefined;
  const onward = more.map(([command, x, y], index) => {
    const [, fromX, fromY] = points[index] ?? start;
    return `${command}${tenth(x - fromX)} ${tenth(y - fromY)}`;
  });
  return { at: [start[1], start[2]], onward: onward.join('') };
}

function areAll(marks: readonly Part[], tag: string, names: readonly string[]): boolean {
  return marks.every(
    (mark) =>
      mark.tagName.toLowerCase() === tag && Array.from(mark.attributes).every(({ name }) => names.includes(name)),
  );
}

/** Of a pixel. */
function tenth(value: string | number | null): string {
  return String(Math.round(Number(value) * 10) / 10);
}
