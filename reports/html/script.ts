/** What the page can do beyond being read, where scripts run: find rows of the matrix, sort them, copy texts, save the result that it carries though nothing lies beside it. Without it nothing is lost. */

import { zoomScript } from './zoom-script.ts';

export const script = `
const table = document.querySelector('table.matrix');
const bar = document.querySelector('.filters');
if (table && bar) {
  const field = (name) => bar.querySelector('[name=' + name + ']');
  const rows = [...table.querySelectorAll('tbody tr[data-words]')];
  const home = rows.map((row) => [row, row.parentElement]);
  const told = bar.querySelector('output');
  const isWanted = (row) =>
    row.dataset.words.includes(field('words').value.trim().toLowerCase()) &&
    (field('suite').value === '' || row.dataset.suite === field('suite').value) &&
    (field('verdict').value === '' || row.dataset.verdicts.split(' ').includes(field('verdict').value));
  const arrange = () => {
    const isWorst = field('order').value === 'worst';
    const order = isWorst ? home.toSorted(([a], [b]) => a.dataset.rank - b.dataset.rank) : home;
    const first = table.tBodies[0];
    for (const [row, body] of order) (isWorst ? first : body).append(row);
    for (const title of table.querySelectorAll('tr.suite')) title.hidden = isWorst;
    let shown = 0;
    for (const row of rows) {
      row.hidden = !isWanted(row);
      if (!row.hidden) shown += 1;
    }
    for (const body of table.tBodies) {
      const title = body.querySelector('tr.suite');
      if (title && !isWorst) title.hidden = ![...body.querySelectorAll('tr[data-words]')].some((row) => !row.hidden);
    }
    const system = field('system')?.value ?? '';
    for (const cell of table.querySelectorAll('[data-system]'))
      cell.hidden = system !== '' && cell.dataset.system !== system;
    told.value = shown === rows.length ? '' : shown + ' of ' + rows.length + ' scenarios';
  };
  bar.hidden = false;
  bar.addEventListener('input', arrange);
  for (const chip of document.querySelectorAll('.tally a[data-verdict]'))
    chip.addEventListener('click', () => {
      field('verdict').value = chip.dataset.verdict;
      arrange();
    });
}
for (const text of document.querySelectorAll('.issue pre, code.command')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
  text.after(button);
}
const packed = document.getElementById('result');
const saver = document.querySelector('a[download="result.json"]');
if (packed && saver)
  saver.addEventListener('click', async (event) => {
    if (saver.protocol === 'blob:') return;
    event.preventDefault();
    const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
    const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    saver.href = URL.createObjectURL(await new Response(json).blob());
    saver.click();
  });
${zoomScript}const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = target; each; each = each.parentElement) if (each.tagName === 'DETAILS') each.open = true;
  target?.scrollIntoView();
};
addEventListener('hashchange', reveal);
if (location.hash) reveal();
`;
