/** The page of chaos: what is told is drawn, what is pressed is asked for. */

import type { HandState, LiveMessage, News, Opening, Saved, Standing } from '../../../harness/live/messages.ts';
import { ask } from './ask.ts';
import { drawAxis } from './draw-axis.ts';
import { drawLane } from './draw-lane.ts';
import { byId } from './element.ts';
import { createFaultControls } from './fault-controls.ts';
import { inksOfNow } from './inks.ts';
import { createLaneView, type LaneView, take } from './lane-view.ts';
import { listen } from './listen.ts';
import { addLines } from './log-list.ts';
import { paperOf } from './paper.ts';

interface Lane {
  readonly view: LaneView;
  readonly section: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

const steps = [0.5, 1, 2, 5, 10, 20, 30, 50, 100];
const lanes = new Map<string, Lane>();
const isStill = matchMedia('(prefers-reduced-motion: reduce)');
const rate = byId<HTMLInputElement>('rate');
/** Between the harness' clock and that of this page. */
let ahead = 0;
let deadline = 3_000;
let hand: HandState = { inForce: [], rate: 1, recorded: 0 };
let isHeard = false;
let inks = inksOfNow();
let lastDrawn = 0;
let drawingTook = 0;

const controls = createFaultControls(act);

function act(asked: Promise<unknown>): void {
  asked.then(
    () => (byId('told').textContent = ''),
    (error: Error) => (byId('told').textContent = error.message),
  );
}

function begin(opening: Opening): void {
  byId('title').textContent = opening.title;
  byId('deadline').textContent = `${opening.deadline / 1_000} s`;
  ({ deadline } = opening);
  lanes.clear();
  byId('log').replaceChildren();
  for (const section of document.querySelectorAll<HTMLElement>('[data-transport]')) {
    const canvas = section.querySelector('canvas');
    if (canvas) lanes.set(section.dataset['transport'] ?? '', { view: createLaneView(), section, canvas });
  }
  controls.offer(opening.faults);
}

function go(news: News): void {
  ahead = news.now - performance.now();
  for (const cell of news.cells) {
    const lane = lanes.get(cell.transport);
    if (!lane) continue;
    take(
      lane.view,
      cell,
      news.bands.filter(({ transport }) => transport === cell.transport),
      news.now,
    );
    stand(lane.section, cell.standing);
  }
  addLines(byId('log'), news.log);
  ({ hand } = news);
  controls.show(hand);
  showFaults();
  byId('kicker').textContent = `Chaos · ${clockText(news.now)}`;
  const text = `${hand.rate} events/s`;
  if (byId('rate-text').textContent !== text) {
    byId('rate-text').textContent = text;
    rate.value = String(nearest(hand.rate));
    rate.setAttribute('aria-valuetext', text);
  }
}

/** By hand or by the program. */
function showFaults(): void {
  const open = [...lanes.values()].flatMap(({ view }) => view.bands.filter(({ to }) => to === undefined));
  const names = [...new Set(open.map(({ fault }) => fault))];
  const text = names.length === 0 ? 'none in force' : `now: ${names.join(', ')}`;
  if (byId('in-force').textContent !== text) byId('in-force').textContent = text;
}

function stand(section: HTMLElement, standing: Standing): void {
  const { phase, perSecond, inFlight, lost, late, doubled, links, trouble = '' } = standing;
  const pace = phase === 'traffic' ? (perSecond?.toFixed(1) ?? '–') : phase;
  const isUp = section.dataset['transport'] === 'http' ? (links > 0 ? 'answered' : 'failed') : String(links);
  const texts = { perSecond: pace, inFlight, lost, late, doubled, links: isUp };
  for (const [name, text] of Object.entries(texts)) {
    const figure = section.querySelector(`[data-figure=${name}]`);
    const shown = figure?.querySelector('dd');
    if (!figure || !shown) continue;
    if (shown.textContent !== String(text)) shown.textContent = String(text);
    figure.classList.toggle('bad', (name === 'lost' && lost > 0) || (name === 'links' && links === 0));
    figure.classList.toggle('warn', (name === 'late' && late > 0) || (name === 'doubled' && doubled > 0));
  }
  const told = section.querySelector('.trouble');
  if (told && told.textContent !== trouble) told.textContent = trouble;
}

function clockText(ms: number): string {
  const all = Math.floor(ms / 1_000);
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}

function nearest(perSecond: number): number {
  return Math.max(
    0,
    steps.findLastIndex((each) => each <= perSecond),
  );
}

function setRate(step: number): void {
  const perSecond = steps[Math.min(Math.max(step, 0), steps.length - 1)] ?? 1;
  act(ask({ act: 'rate', perSecond }));
}

async function save(): Promise<void> {
  const { file, replay, text } = (await ask({ act: 'save' })) as Saved;
  byId('saved-file').textContent = file;
  byId('saved-replay').textContent = replay;
  byId('saved-text').textContent = text;
  byId('saved').hidden = false;
}

/**
 * 25 times a second; once where whoever looks wants no motion; less often where drawing takes long, since what is measured runs on the same
 * machine. A page that nobody sees is not drawn.
 */
function draw(time: number): void {
  requestAnimationFrame(draw);
  const every = Math.max(isStill.matches ? 1_000 : 40, drawingTook * 6);
  if (!isHeard || time - lastDrawn < every) return;
  lastDrawn = time;
  const began = performance.now();
  const now = performance.now() + ahead;
  for (const [transport, { view, canvas }] of lanes) {
    const paper = paperOf(canvas);
    const ink = transport === 'http' ? inks.http : inks.socket;
    if (paper) drawLane(paper.context, view, { ...paper, now, inks, ink, deadline });
  }
  const axis = document.querySelector<HTMLCanvasElement>('canvas.axis');
  const paper = axis && paperOf(axis);
  if (paper) drawAxis(paper.context, { ...paper, now, inks });
  drawingTook = performance.now() - began;
}

const keys: Readonly<Record<string, () => void>> = {
  h: () => act(ask({ act: 'heal-all' })),
  s: () => act(save()),
  '+': () => setRate(nearest(hand.rate) + 1),
  '-': () => setRate(nearest(hand.rate) - 1),
};

document.addEventListener('keydown', (event) => {
  const isTyped = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
  if (isTyped || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (controls.pressed(event.key)) return;
  keys[event.key]?.();
});
rate.addEventListener('change', () => setRate(Number(rate.value)));
byId('heal-all').addEventListener('click', () => keys['h']?.());
byId('save').addEventListener('click', () => keys['s']?.());
byId('end').addEventListener('click', () => act(ask({ act: 'end' })));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => (inks = inksOfNow()));

listen<LiveMessage>({
  told: (message) => (message.kind === 'opening' ? begin(message) : go(message)),
  heard(heard) {
    isHeard = heard;
    const chip = byId('connection');
    chip.textContent = heard ? 'live' : 'The harness is not heard: it has ended';
    chip.className = `chip ${heard ? 'pass' : 'bad'}`;
  },
});
requestAnimationFrame(draw);
