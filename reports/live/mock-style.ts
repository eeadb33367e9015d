/** What the page of a mock has beyond other live pages. */
export const mockStyle = `
.apps{display:flex;flex-wrap:wrap;gap:8px}.apps .chip{white-space:normal;overflow-wrap:anywhere}.chip.good{color:var(--pass);background:var(--pass-wash)}
.good{color:var(--pass)}.live .bad{color:var(--fail)}
.sending{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end}.sending label{display:grid;gap:2px;font-size:13px;color:var(--soft)}.sending .wide{flex:1 1 220px}.sending .wide input{width:100%}
.sending button{background:var(--ink);color:var(--card);border-color:var(--ink);padding:5px 18px}.live .sending button:hover{background:var(--soft)}
.sending p{flex-basis:100%;margin:0}.sending p:empty{display:none}
.columns.even{grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}.stack{display:grid;gap:16px;min-width:0}
.shelf{list-style:none;margin:8px 0 0;padding:0;overflow-wrap:anywhere}.shelf>li{border-top:1px solid var(--line);padding:8px 0}.shelf:empty,.log:empty{display:none}.none:has(+:not(:empty)){display:none}
.letter>.row>span:first-child{flex:1 1 0;min-width:0}.letter>.row .of{white-space:nowrap}
.steps{list-style:none;margin:4px 0 0;padding:0;font-size:13px}.steps li{display:grid;grid-template-columns:64px minmax(0,1fr);gap:0 8px}.steps time{color:var(--soft);text-align:right}
.shelf details{margin:4px 0 0}.shelf summary{font-size:13px;color:var(--soft);cursor:pointer}.shelf pre{background:var(--wash);border-radius:8px;padding:8px 10px;margin:4px 0 0;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow:auto;max-height:320px}
.post p,.post div{white-space:pre-wrap}.post .heading{font-weight:650;font-size:16px}.post hr{border:0;border-top:1px solid var(--line);margin:6px 0}.post .pressed{display:flex;flex-wrap:wrap;gap:8px;margin:4px 0 0}.post .bullets{list-style:disc;padding-left:20px;white-space:normal}
.post blockquote{margin:0;padding-left:10px;border-left:3px solid var(--line)}.post .block{display:grid;gap:2px;justify-items:start}.ref{color:var(--http)}
.live .called{min-height:0;height:auto;max-height:320px;flex:none}.live .called li{grid-template-columns:92px minmax(0,1fr) auto}`;
