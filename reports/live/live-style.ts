import { mockStyle } from './mock-style.ts';

/** What live pages have beyond the report's look. */
export const liveStyle = `
.live main{max-width:1180px;padding:20px 24px 32px;display:grid;gap:16px}
.live h1{font-size:24px}.live h2{font-size:17px}.live main:focus{outline:none}
.top,.row{display:flex;flex-wrap:wrap;justify-content:space-between;gap:6px 16px;align-items:baseline}.top{align-items:center}
.kicker{margin-bottom:2px}
.chip.bad{color:var(--fail);background:var(--fail-wash)}
.card{padding:14px 18px}.stage{padding-bottom:10px}
.lane+.lane{margin-top:6px}.lane canvas,.axis{display:block;width:100%}.lane canvas{height:178px}.axis{height:20px}
.lane-head{display:flex;flex-wrap:wrap;gap:0 22px;align-items:baseline;padding:2px 0 4px}
.lane-head h2{min-width:112px}.lane.http .who{color:var(--http)}.lane.socket-mode .who{color:var(--socket)}
.lane dl{display:flex;flex-wrap:wrap;gap:0 18px}.lane dl div{display:flex;gap:5px;align-items:baseline;min-width:74px}
.lane dt{font-size:12px;color:var(--soft);order:2}.lane dd{font-size:17px;font-weight:650;letter-spacing:-.01em}
.lane [data-figure].bad dd{color:var(--loss-text)}.lane [data-figure].warn dd{color:var(--known)}.trouble:empty{display:none}.trouble{color:var(--fail)}
.legend{display:flex;flex-wrap:wrap;gap:0 16px;font-size:12px;padding-top:4px}.legend li{display:flex;gap:6px;align-items:center;white-space:nowrap}
.mark{display:inline-block;width:7px;height:7px;border-radius:50%;flex:none}
.mark.ink{background:linear-gradient(90deg,var(--http) 50%,var(--socket) 50%)}.mark.late{background:var(--known)}
.mark.falling{border-radius:1px;width:2px;height:11px;background:var(--soft)}.mark.cross,.mark.lost{width:auto;height:auto;color:var(--loss);font-size:9px;line-height:1}.mark.lost{font-weight:800;font-size:13px}.mark.cross::before,.mark.lost::before{content:'✕'}
.mark.twice{border:1px solid var(--known);background:none;width:9px;height:9px}.mark.band{border-radius:2px;width:14px;height:10px;background:var(--fault);opacity:.4}
.columns{display:grid;grid-template-columns:minmax(0,1.2fr) minmax(0,1fr);gap:16px}.columns>section{display:flex;flex-direction:column}
.live button,.live select,.live input:not([type=range]){font:inherit;font-size:14px;color:var(--ink);background:var(--card);border:1px solid var(--quiet);border-radius:7px;padding:5px 10px}
.live button{cursor:pointer;text-align:left}.live button:hover:not(:disabled){background:var(--wash)}.live button:disabled{opacity:.55;cursor:default}
.live button[aria-pressed=true]{color:var(--card);background:var(--fault-text);border-color:var(--fault-text)}
kbd{font:11px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--soft);border:1px solid var(--line);border-radius:4px;padding:0 4px;background:var(--wash)}
[aria-pressed=true] kbd{color:var(--card);background:none;border-color:currentColor}
.quick{display:grid;grid-template-columns:repeat(auto-fill,minmax(134px,1fr));gap:8px;margin-top:10px}
.quick button{display:flex;font-size:13.5px;padding:5px 8px;justify-content:space-between;gap:8px;align-items:center}
.other{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:6px 8px;margin-top:14px;padding-top:12px;border-top:1px solid var(--line)}
.other>label,.other>.of,#parameters{grid-column:1/-1}.other>label{font-size:13px;color:var(--soft)}#inject{grid-row:2;grid-column:2}.other select{min-width:0}
#parameters{display:flex;flex-wrap:wrap;gap:6px 12px}#parameters label{display:inline-flex;gap:6px;align-items:center;font-size:13px;color:var(--soft)}#parameters input:not([type=checkbox]){width:110px}
.acts{justify-content:flex-start;align-items:center;margin-top:12px;gap:8px}.acts label{font-size:13px;color:var(--soft)}#rate{flex:1;min-width:110px;accent-color:var(--http)}#rate-text{font-weight:650;min-width:84px}
.told{color:var(--fail);font-size:14px;margin-top:8px}.told:empty{display:none}.keys{margin-top:10px}
#saved{margin-top:10px}#saved pre{background:var(--wash);border-radius:8px;padding:10px 12px;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow:auto;max-height:220px;margin:8px 0 0}
.log{list-style:none;margin:8px 0 0;padding:0;flex:1 1 0;min-height:340px;overflow-y:auto;font-size:13px;line-height:1.45}
.log li{display:grid;grid-template-columns:52px 92px minmax(0,1fr);gap:0 8px;padding:2px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
.log time{color:var(--soft);text-align:right}.log .http{color:var(--http)}.log .socket-mode{color:var(--socket)}
.log .fault{color:var(--fault-text)}.log .bad{color:var(--fail)}
${mockStyle}
@media (max-width:820px){.columns,.columns.even{grid-template-columns:minmax(0,1fr)}.log{min-height:0;flex:none;height:280px}}
@media (max-width:560px){.live main{padding:12px 12px 24px;gap:12px}.card{padding:12px}.live h1{font-size:19px}.lane canvas{height:150px}.lane dl{gap:0 12px}.lane dl div{min-width:0}.lane-head h2{min-width:100%}.log li{grid-template-columns:48px minmax(0,1fr)}.log li>:nth-child(3){grid-column:2}.quick{grid-template-columns:repeat(2,minmax(0,1fr))}.quick button{padding:5px 8px;font-size:13px}}
`;
