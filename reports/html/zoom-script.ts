/**
 * Zoom of timelines, where scripts run: both arms of a pair on one time axis, by buttons, keys, or a drag across a chart. Places along the axis
 * are written out anew; heights, texts and the sizes of marks stay (`merge-marks.ts` leaves places absolute for this).
 */

import { frame } from '../charts/time-axis.ts';

const right = frame.width - frame.marginRight;

export const zoomScript = String.raw`
const [left, wide] = [${frame.marginLeft}, ${right - frame.marginLeft}];
const numbersOf = (element, names) => names.map((name) => Number(element.getAttribute(name)));
const moverOf = (element) => {
  const set = (name, value) => element.setAttribute(name, value.toFixed(1));
  const shift = /^translate\((-?[\d.]+),(.+)\)$/.exec(element.getAttribute('transform') ?? '');
  if (shift) return (at) => element.setAttribute('transform', 'translate(' + at(+shift[1]).toFixed(1) + ',' + shift[2] + ')');
  if (element.tagName === 'path') {
    const d = element.getAttribute('d');
    return (at) => element.setAttribute('d', d.replace(/([MHL])(-?[\d.]+)/g, (_, letter, x) => letter + at(+x).toFixed(1)));
  }
  if (element.tagName === 'rect') {
    const [x, width] = numbersOf(element, ['x', 'width']);
    return (at) => (set('x', at(x)), set('width', at(x + width) - at(x)));
  }
  const names = { circle: ['cx'], line: ['x1', 'x2'], text: ['x'] }[element.tagName] ?? [];
  const places = numbersOf(element, names);
  return (at) => names.forEach((name, index) => set(name, at(places[index])));
};
const tickerOf = (ticks) => {
  const texts = [...ticks.querySelectorAll('text')];
  const points = texts.map((text) => [Number(text.textContent.replaceAll(',', '')), Number(/[\d.]+/.exec(text.getAttribute('transform'))[0])]);
  const [[first, firstAt], [last, lastAt]] = [points[0], points.at(-1)];
  const perSecond = (lastAt - firstAt) / (last - first);
  const secondAt = (x) => first + (x - firstAt) / perSecond;
  const marks = ticks.previousElementSibling.querySelector('path');
  const [, y] = /^M[\d.]+ ([\d.]+)/.exec(marks.getAttribute('d'));
  return (at, from, to) => {
    const [begin, end] = [secondAt(left + from * wide), secondAt(left + to * wide)];
    const power = 10 ** Math.floor(Math.log10((end - begin) / 8));
    const step = power * [1, 2, 5, 10].find((each) => each * power >= (end - begin) / 8);
    const count = Math.floor(end / step + 1e-6) - Math.ceil(begin / step - 1e-6) + 1;
    const shown = Array.from({ length: count }, (_, index) => (Math.ceil(begin / step - 1e-6) + index) * step);
    const places = shown.map((second) => at(firstAt + (second - first) * perSecond).toFixed(1));
    marks.setAttribute('d', places.map((x) => 'M' + x + ' ' + y + 'v4').join(''));
    ticks.replaceChildren(
      ...shown.map((second, index) => {
        const text = texts[0].cloneNode();
        text.setAttribute('transform', 'translate(' + places[index] + ',' + y + ')');
        text.textContent = second.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-6)));
        return text;
      }),
    );
    return begin.toPrecision(3) + ' s – ' + end.toPrecision(3) + ' s';
  };
};
const isOfScale = (group) => {
  const texts = [...group.querySelectorAll('text')];
  return texts.length > 0 && texts.every((text) => (text.getAttribute('transform') ?? '').startsWith('translate(' + left + ','));
};
const chartOf = (svg) => {
  const ticks = svg.querySelector('g[font-variant]:not([text-anchor])');
  const fixed = ticks ? [ticks, ticks.previousElementSibling, ticks.nextElementSibling] : [];
  const groups = [...svg.children].filter((group) => !isOfScale(group) && !fixed.includes(group));
  const height = svg.viewBox.baseVal.height;
  const window = document.createElementNS(svg.namespaceURI, 'svg');
  for (const [name, value] of Object.entries({ x: left - 4, y: 0, viewBox: [left - 4, 0, wide + 22, height].join(' ') }))
    window.setAttribute(name, value);
  window.style.cssText = 'width:' + (wide + 22) + 'px;height:' + height + 'px';
  window.append(...groups);
  svg.prepend(window);
  const movers = groups.flatMap((group) => [...group.querySelectorAll('path,rect,circle,line,text')].map(moverOf));
  const tick = ticks && tickerOf(ticks);
  return (at, from, to) => {
    for (const move of movers) move(at);
    return tick?.(at, from, to);
  };
};
for (const arms of document.querySelectorAll('.arms')) {
  const drawings = [...arms.querySelectorAll('.timeline > svg')];
  if (drawings.length === 0) continue;
  const bar = document.createElement('div');
  const told = document.createElement('output');
  let [from, to] = [0, 1];
  let charts;
  const show = (begin, end) => {
    const width = Math.min(1, Math.max(1 / 500, end - begin));
    from = Math.min(1 - width, Math.max(0, begin));
    to = from + width;
    charts ??= drawings.map(chartOf);
    const at = (x) => left + ((x - left) / wide - from) * (wide / width);
    const spans = charts.map((draw) => draw(at, from, to));
    told.value = width === 1 ? '' : spans.find(Boolean);
  };
  const scale = (factor) => show((from + to - (to - from) * factor) / 2, (from + to + (to - from) * factor) / 2);
  const pan = (share) => show(from + (to - from) * share, to + (to - from) * share);
  const acts = { '+': () => scale(0.5), '-': () => scale(2), ArrowLeft: () => pan(-0.25), ArrowRight: () => pan(0.25), 0: () => show(0, 1) };
  const buttons = { '+': ['+', 'Zoom in'], '-': ['−', 'Zoom out'], ArrowLeft: ['←', 'Earlier'], ArrowRight: ['→', 'Later'], 0: ['Whole', 'Whole time'] };
  bar.className = 'zoom';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Zoom: ' + arms.getAttribute('aria-label'));
  for (const key of ['-', '+', 'ArrowLeft', 'ArrowRight', '0']) {
    const button = document.createElement('button');
    [button.type, button.textContent, button.title] = ['button', ...buttons[key]];
    button.setAttribute('aria-label', buttons[key][1]);
    button.addEventListener('click', acts[key]);
    bar.append(button);
  }
  bar.append(told);
  arms.before(bar);
  arms.addEventListener('keydown', (event) => {
    const act = acts[event.key === '=' ? '+' : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || (to - from === 1 && event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    act();
  });
  for (const svg of drawings) {
    const shareAt = ({ clientX }) => {
      const box = svg.getBoundingClientRect();
      return Math.min(1, Math.max(0, (((clientX - box.left) / box.width) * ${frame.width} - left) / wide));
    };
    svg.addEventListener('pointerdown', (down) => {
      if (down.pointerType === 'touch' || down.button !== 0) return;
      down.preventDefault();
      const begin = shareAt(down);
      const chosen = document.createElementNS(svg.namespaceURI, 'rect');
      for (const [name, value] of Object.entries({ height: svg.viewBox.baseVal.height, fill: 'currentColor', 'fill-opacity': 0.12 }))
        chosen.setAttribute(name, value);
      svg.append(chosen);
      svg.setPointerCapture(down.pointerId);
      svg.onpointermove = (move) => {
        chosen.setAttribute('x', left + Math.min(begin, shareAt(move)) * wide);
        chosen.setAttribute('width', Math.abs(shareAt(move) - begin) * wide);
      };
      svg.onlostpointercapture = (up) => {
        svg.onpointermove = svg.onlostpointercapture = null;
        chosen.remove();
        const [low, high] = [begin, shareAt(up)].toSorted((a, b) => a - b);
        if (high - low > 0.01) show(from + low * (to - from), from + high * (to - from));
      };
    });
  }
}
`;
