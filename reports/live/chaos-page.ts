/** Chaos that one can watch, and steer: both transports one under the other on one time axis. */

import { type LivePage, liveShell } from './live-shell.ts';

const figures = [
  ['perSecond', 'events/s'],
  ['inFlight', 'in flight'],
  ['lost', 'lost'],
  ['late', 'late'],
  ['doubled', 'doubled'],
] as const;

export function chaosPage(): LivePage {
  return liveShell({
    title: 'Chaos, live',
    script: 'chaos',
    main: `
<div class="top"><div><p class="kicker" id="kicker">Chaos</p><h1 id="title">Connecting</h1></div>
<p id="connection" class="chip" role="status">connecting</p></div>
<section class="card stage" aria-label="Events from due to acknowledged">
${lane('http', 'HTTP', 'last attempt')}
${lane('socket-mode', 'Socket Mode', 'links up')}
<canvas class="axis" aria-hidden="true"></canvas>
${legend()}
</section>
<div class="columns">
<section class="card" aria-labelledby="faults-title"><div class="row"><h2 id="faults-title">Faults</h2><p id="in-force" class="of" role="status"></p></div>
<div id="quick" class="quick"></div>
<form id="other" class="other"><label for="fault">Any fault</label><select id="fault" name="fault"></select>
<p id="what" class="of"></p><div id="parameters"></div><button type="submit" id="inject">Inject</button></form>
<div class="row acts"><label for="rate">Traffic</label><input id="rate" type="range" min="0" max="8" step="1"><output id="rate-text" for="rate"></output></div>
<div class="row acts"><button type="button" id="heal-all">Heal all <kbd>h</kbd></button><button type="button" id="save">Save as a scenario <kbd>s</kbd></button><button type="button" id="end">End the run</button></div>
<p id="told" class="told" role="alert"></p>
<div id="saved" hidden><p class="of">Written to <code id="saved-file"></code>. It is replayed by</p><p><code id="saved-replay" class="command"></code></p><pre id="saved-text" tabindex="0" aria-label="The scenario"></pre></div>
<p class="of keys">Keys: <kbd>1</kbd>–<kbd>8</kbd> inject and heal, <kbd>h</kbd> heals all, <kbd>+</kbd> <kbd>−</kbd> traffic, <kbd>s</kbd> saves</p></section>
<section class="card" aria-labelledby="log-title"><h2 id="log-title">Log</h2><ol id="log" class="log" tabindex="0" aria-labelledby="log-title"></ol></section>
</div>`,
  });
}

function lane(transport: string, title: string, way: string): string {
  return `<section class="lane ${transport}" data-transport="${transport}" aria-label="${title}">
<div class="lane-head"><h2 class="who">${title}</h2><dl>${figures
    .map(([name, words]) => `<div data-figure="${name}"><dt>${words}</dt><dd>–</dd></div>`)
    .join('')}<div data-figure="links"><dt>${way}</dt><dd>–</dd></div></dl><p class="trouble of"></p></div>
<canvas role="img" aria-label="${title}: each event falls from due until it is acknowledged; the figures beside say how many"></canvas></section>`;
}

function legend(): string {
  const entries = [
    ['ink', 'acknowledged'],
    ['late', 'late, after <span id="deadline">3 s</span>'],
    ['falling', 'in flight'],
    ['cross', 'attempt failed'],
    ['lost', 'lost'],
    ['twice', 'handled twice'],
    ['band', 'fault'],
  ];
  return `<ul class="legend of">${entries.map(([mark, words]) => `<li><span class="mark ${mark}"></span>${words}</li>`).join('')}</ul>`;
}
