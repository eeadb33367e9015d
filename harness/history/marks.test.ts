import { expect, test } from 'vitest';
import { appExited, due, hostDown, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';
import { marks } from './marks.ts';

test.each<[Timed, string, string]>([
  [{ kind: 'app-started', at: 5, pid: 1 }, 'start', 'app started'],
  [{ kind: 'app-started', at: 5, pid: 1, instance: 1 }, 'start', 'app started'],
  [{ kind: 'app-started', at: 5, pid: 1, instance: 2 }, 'start', 'app (instance 2) started'],
  [appExited(5, false), 'exit', 'app crashed (exit code 1)'],
  [{ kind: 'disconnect-sent', at: 5, link: 's1', reason: 'warning' }, 'disconnect', 'disconnect: warning'],
  [hostDown('host-1', 5, 'killed', 1), 'host', 'host-1 killed'],
  [{ kind: 'toxiproxy-restarted', at: 5, why: 'it hung' }, 'restart', 'Toxiproxy restarted'],
])('%o is marked', (fact, kind, text) => {
  expect(folded(marks, [due('e0', 1), fact])).toEqual([{ at: 5, kind, text }]);
});
