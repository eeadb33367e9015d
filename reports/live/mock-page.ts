/** The mock's workspace: a form that sends something to the app, what was sent and what became of it, what the app posted and called. */

import { type LivePage, liveShell } from './live-shell.ts';

export function mockPage(): LivePage {
  return liveShell({
    title: 'A Slack of your own',
    script: 'mock',
    main: `
<div class="top"><div><p class="kicker" id="api"></p><h1>A Slack of your own</h1></div>
<p id="connection" class="chip" role="status">connecting</p></div>
<ul id="apps" class="apps" aria-label="Apps"></ul>
<form id="send" class="card sending" aria-label="Send something to the app">
<label class="what" for="kind">Send<select id="kind" name="kind"></select></label>
<label class="said" data-for="slash-command">Command<input name="command" value="/probe" pattern="/\\S{1,32}" autocomplete="off" spellcheck="false"></label>
<label class="said wide" data-for="message app-mention slash-command">Text<input name="text" maxlength="3000" autocomplete="off" placeholder="words of the mock's own"></label>
<label class="said" data-for="block-actions">Action id<input name="action" maxlength="255" value="go" autocomplete="off" spellcheck="false"></label>
<button type="submit">Send</button>
<p id="told" class="told" role="alert"></p><p id="waiting" class="of" role="status"></p></form>
<div class="columns even">
<section class="card" aria-labelledby="sent-title"><div class="row"><h2 id="sent-title">Sent to the app</h2><p class="of">newest first, times from due</p></div>
<p class="none of">Nothing yet.</p><ol id="sent" class="shelf"></ol></section>
<div class="stack">
<section class="card" aria-labelledby="posts-title"><div class="row"><h2 id="posts-title">In the channels</h2><p class="of">newest first</p></div>
<p class="none of">The app has posted nothing.</p><ol id="posts" class="shelf"></ol></section>
<section class="card" aria-labelledby="calls-title"><h2 id="calls-title">Calls to the Web API</h2>
<p class="none of">The app has called nothing.</p><ol id="calls" class="log called" tabindex="0" aria-labelledby="calls-title"></ol></section>
</div></div>`,
  });
}
