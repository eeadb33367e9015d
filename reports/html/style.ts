/** The page's look: system fonts, one colour a transport, light and dark by the reader's own setting. */
export const style = `
:root{color-scheme:light dark;
--page:#fafaf8;--card:#fff;--ink:#1b1f24;--soft:#5d646d;--line:#e4e5e1;--wash:#f2f3f0;
--http:#0b62c4;--http-wash:#e9f1fb;--socket:#b9540a;--socket-wash:#fbefe4;
--pass:#1b7346;--pass-wash:#e6f4ec;--fail:#b3211a;--fail-wash:#fdeceb;--known:#7d5a00;--known-wash:#fbf2d8;
--unknown:#6b5aa8;--unknown-wash:#f0edfa;--fault:#75698f;--fault-text:#5f5379;--loss:#c1272d;--loss-text:#a51d23;--quiet:#8a9099}
@media (prefers-color-scheme:dark){:root{
--page:#101214;--card:#171a1d;--ink:#e7e9ec;--soft:#9ba2ab;--line:#2b3036;--wash:#1e2226;
--http:#6db1ff;--http-wash:#152537;--socket:#ffa05c;--socket-wash:#33231a;
--pass:#63c894;--pass-wash:#16291f;--fail:#ff8d85;--fail-wash:#381c1b;--known:#e6bf55;--known-wash:#312811;
--unknown:#b8a8f5;--unknown-wash:#262139;--fault:#a598c4;--fault-text:#bcb0d8;--loss:#ff7b78;--loss-text:#ff9a96;--quiet:#7d858f}}
*{box-sizing:border-box}
html{scroll-padding-top:12px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
header,main{max-width:1180px;margin:0 auto;padding:0 24px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 24px;padding-top:18px;color:var(--soft)}
header p{margin:0}header b{color:var(--ink)}
a{color:inherit;text-decoration-color:var(--quiet);text-underline-offset:2px}a:hover{text-decoration-color:currentColor}
h1,h2,h3,h4,p,ul,figure,dl,dd{margin:0}ul{padding:0;list-style:none}
h1{font-size:30px;line-height:1.22;letter-spacing:-.015em;font-weight:650;text-wrap:balance}
h2{font-size:22px;line-height:1.3;letter-spacing:-.01em;font-weight:650}
h3{font-size:17px;font-weight:650}h4{font-size:15px;font-weight:400}
code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.command{display:inline-block;padding:3px 8px;border-radius:5px;background:var(--wash);user-select:all}
.kicker{font-size:13px;color:var(--soft);margin-bottom:6px}.kicker a{margin-left:12px}
.whole{white-space:nowrap}
.of,.asks,.note,small{color:var(--soft);font-size:13px}.none{color:var(--soft)}
.hero{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,460px);gap:24px 56px;align-items:center;padding:34px 0 26px}
.hero.alone{grid-template-columns:minmax(0,800px)}
.lead{margin-top:14px;color:var(--soft);font-size:16px;max-width:62ch}
.pair-figures{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 22px;display:grid;grid-template-columns:1fr 1fr;gap:12px 24px}
.pair-figures figcaption,.pair-figures .versus,.pair-figures .where{grid-column:1/-1;font-size:13px;color:var(--soft)}
.pair-figures figcaption{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px}.pair-figures figcaption b{color:var(--ink)}
.figure{display:flex;flex-direction:column}
.big{font-size:52px;line-height:1.1;font-weight:680;letter-spacing:-.03em;white-space:nowrap}
.who{font-weight:600}.figure.http .who,.figure.http .big,.http>.who,.http>h4>.who,li.http .who{color:var(--http)}
.figure.socket-mode .who,.figure.socket-mode .big,.socket-mode>.who,.socket-mode>h4>.who,li.socket-mode .who{color:var(--socket)}
.bar{height:6px;border-radius:3px;background:var(--wash);margin-top:8px;overflow:hidden}
.bar span{display:block;height:100%;min-width:2px;background:var(--http)}.socket-mode .bar span{background:var(--socket)}
.versus b{color:var(--ink)}
.ranking{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 18px;font-size:13px}
.ranking figcaption{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;margin-bottom:6px}.ranking figcaption b{color:var(--ink)}
.ranking li{display:grid;grid-template-columns:minmax(0,18em) minmax(30px,1fr) 5.2em;gap:8px;align-items:center;line-height:1.45}.ranking a{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-decoration:none}.ranking a:hover{text-decoration:underline}
.ranking .bar{margin:0}.ranking .number{text-align:right;font-weight:600;white-space:nowrap}.finding .ranking{background:none;border:0;padding:0}.finding .ranking li{font-size:12px;grid-template-columns:minmax(0,18em) minmax(30px,1fr) 5.5em}
.tally{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;padding:14px 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:13px;color:var(--soft)}
.tally ul{display:flex;flex-wrap:wrap;gap:8px}.cut{color:var(--fail);font-weight:600}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:8px;padding:4px 10px;background:var(--card);border:1px solid var(--line);border-radius:6px;z-index:2}main:focus{outline:none}
.contents{display:flex;flex-wrap:wrap;gap:2px 22px;padding-top:10px;font-size:13px;color:var(--soft);align-items:baseline}.contents ul{display:flex;flex-wrap:wrap;gap:2px 18px}.contents details{margin:0}.contents summary{font-size:13px}.contents ol{columns:3 200px;padding-left:20px}
#answer,#findings{padding-top:26px}.answer{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,520px);gap:12px 48px;align-items:start;padding:14px 0}.answer h3{margin-bottom:6px;text-wrap:balance}.answer .of+.of{margin-top:4px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:10px 18px}.answered thead td{border:0}.words .of{margin-top:8px}.answered a.of{white-space:nowrap}.answered td:not(:empty){min-width:120px}
.answered td,.answered th{padding-right:16px}.answered thead th{white-space:nowrap}
.finding{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,360px);gap:8px 48px;padding:14px 0;border-top:1px solid var(--line)}#findings h2{margin-bottom:8px}
.finding p{color:var(--soft);font-size:14px;margin-top:3px;max-width:75ch}
.filters{display:flex;flex-wrap:wrap;gap:6px 16px;align-items:center;margin-top:10px;font-size:13px;color:var(--soft)}.filters[hidden]{display:none}.filters label{display:inline-flex;gap:6px;align-items:center}
.filters input,.filters select,button.copy{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--quiet);border-radius:6px;padding:3px 8px}button.copy{margin-left:8px;font-size:12px;cursor:pointer}
:focus-visible{outline:2px solid var(--http);outline-offset:2px}[hidden]{display:none!important}
.life{max-width:620px;margin-top:8px}.life caption{text-align:left;font-size:13px;color:var(--soft);padding:4px 0}.issue pre{background:var(--wash);padding:12px 14px;border-radius:8px;overflow-x:auto;white-space:pre-wrap}
.finding .pair-figures{background:none;border:0;border-radius:0;padding:0;gap:4px 24px}.finding .big{font-size:26px}.finding .bar{margin-top:4px}.finding .versus{display:none}
.chip{display:inline-flex;gap:5px;align-items:baseline;padding:1px 9px 1px 7px;border-radius:99px;font-size:12.5px;font-weight:600;line-height:1.6;white-space:nowrap;color:var(--soft);background:var(--wash)}
.chip.pass{color:var(--pass);background:var(--pass-wash)}.chip.fail{color:var(--fail);background:var(--fail-wash);box-shadow:inset 0 0 0 1.5px var(--fail)}
.chip.known{color:var(--known);background:var(--known-wash);box-shadow:inset 0 0 0 1px var(--known)}.chip.unknown{color:var(--unknown);background:var(--unknown-wash)}
.chip.unsupported,.chip.absent{background:none;font-weight:500;padding-left:0}
.scroll{overflow-x:auto}
#matrix,.scenario,#differences,#claims,#manifest{padding-top:34px}#baseline{padding-top:26px}.changes li{margin-top:4px;max-width:90ch}.changes .worse,.before.worse b,.since .worse b{color:var(--fail)}.before.better b,.since .better b{color:var(--pass)}.since{min-width:640px;margin-top:8px}.since .equivalent b,.since .inconclusive b{font-weight:400;color:var(--soft)}.forest{margin-top:10px}.forest th,.forest td{padding:5px 14px 5px 0;border-top:1px solid var(--line);vertical-align:middle}.forest thead th{border-top:0;font-size:13px;color:var(--soft);vertical-align:bottom}.forest td:nth-child(2),.forest th:nth-child(2){width:42%}.forest tbody th{font-weight:500}.forest .asks{display:block;font-weight:400;font-size:12px}.forest .number{font-weight:600;white-space:nowrap}.forest .inconclusive b,.forest .equivalent b{font-weight:400;color:var(--soft)}.ends{display:flex;justify-content:space-between;font-weight:400}.forest thead svg{color:var(--soft);font-weight:400}#claims{border-top:1px solid var(--line);margin-top:40px}.claims{min-width:820px;margin-top:8px}.claims tbody th{width:24%}.claims .chip+.asks{margin-top:4px;max-width:60ch}.claims tr+tr td{border-top:0}.claims td{width:1%}.claims td[rowspan]{width:auto}.claims td .asks{min-width:12em}
table{border-collapse:collapse;width:100%;font-size:14px}th{text-align:left;font-weight:600}
.matrix{margin-top:12px;background:var(--card);border:1px solid var(--line);border-radius:12px;border-collapse:separate;border-spacing:0;overflow:hidden}
.matrix th,.matrix td{padding:9px 14px;border-top:1px solid var(--line);vertical-align:top}
.matrix thead tr:first-child th{border-top:0}.matrix thead th{white-space:nowrap;font-size:13px;padding-top:8px;padding-bottom:6px;vertical-align:bottom}
.matrix thead tr:last-child th{border-top:0;padding-top:0}
.matrix thead .http{color:var(--http)}.matrix thead .socket-mode{color:var(--socket)}
.matrix td.http,.matrix thead .http,.matrix thead [colspan]{border-left:1px solid var(--line)}
.matrix .suite th{background:var(--wash);font-size:12.5px;color:var(--soft);padding:4px 14px}
.matrix tbody th[scope=row]{font-weight:500;min-width:190px}.matrix tbody th a{text-decoration:none}.matrix tbody th a:hover{text-decoration:underline}
.matrix td{padding:0;height:1px}.matrix td a{display:block;height:100%;padding:9px 14px;text-decoration:none}.matrix td a:hover{background:var(--wash)}.matrix td>.chip{margin:9px 14px}
.matrix .judged{display:flex;flex-wrap:wrap;gap:0 9px;align-items:baseline}.matrix .number{font-size:18px;font-weight:650;letter-spacing:-.01em;white-space:nowrap}.matrix .of{display:block;font-size:12px;line-height:1.35;font-weight:400}
.matrix tbody th .of{margin-top:1px;max-width:46ch}
.note{margin-top:8px}
.scenario>.asks{font-size:16px;margin:6px 0 10px;max-width:75ch}
.scenario{border-top:1px solid var(--line);margin-top:40px}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 18px;font-size:14px}.facts dt{color:var(--soft)}.facts dd{overflow-wrap:anywhere}
.pair{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 22px;margin-top:18px}
.pair h3{margin-bottom:8px}.arm+.arm{margin-top:18px}
.arm h4{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline;position:sticky;left:0}.arm .why{color:var(--soft);font-size:14px}
.known-note{font-size:14px;color:var(--soft);border-left:3px solid var(--known);padding-left:10px;margin:6px 0;max-width:90ch}
.no-chart{padding:22px;margin-top:6px;text-align:center;color:var(--soft);border:1px dashed var(--line);border-radius:8px}
svg.plot{display:block;width:100%;height:auto;overflow:visible;font-size:11px;font-family:inherit}svg.plot text{white-space:pre}
.zoom{display:flex;flex-wrap:wrap;gap:4px;align-items:center;margin:8px 0;font-size:13px;color:var(--soft)}.zoom button{font:inherit;min-width:30px;color:var(--ink);background:var(--card);border:1px solid var(--quiet);border-radius:6px;padding:1px 8px;cursor:pointer}.zoom output{margin-left:6px}.zoom+.arms .timeline>svg{cursor:crosshair;user-select:none}
.timeline{min-width:680px;margin-top:4px}.timeline svg{font-size:11.5px}
figcaption{font-size:12.5px;color:var(--soft)}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;font-size:12.5px;color:var(--soft);margin-top:8px}.legend span{display:inline-flex;gap:6px;align-items:center}
.key{display:inline-block;background:var(--soft)}.key.ack{width:6px;height:6px;border-radius:50%}.key.wait{width:22px;height:2px;opacity:.6}.key.fault{width:22px;height:12px;background:var(--fault);opacity:.25}
.loss{color:var(--loss);font-weight:700}.loss.big{font-size:17px;line-height:1}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:18px 32px;margin-top:18px;align-items:start}
.spread figcaption b{color:var(--ink)}
.arms-key{font-size:13px}.arms-key li{display:flex;flex-wrap:wrap;gap:0 14px;padding-left:0;margin-top:3px}.arms-key .who::after{content:"";display:inline-block;width:22px;margin-left:8px;vertical-align:middle;border-top:2px solid currentColor}
.arms-key .socket-mode .who::after{border-top-style:dashed}
.weak,.weak b,.weak .number{color:var(--soft);font-weight:400}.weak small{font-style:italic}
.figures th,.figures td{padding:7px 14px 7px 0;border-top:1px solid var(--line);vertical-align:top}.figures thead th{border-top:0;font-size:13px;color:var(--soft)}
.figures thead .http{color:var(--http)}.figures thead .socket-mode{color:var(--socket)}
.figures tbody th{font-weight:500}.expected td{white-space:nowrap}.expected{min-width:400px}.figures .asks{display:block;font-weight:400}.figures .number{font-weight:600;white-space:nowrap}.limit{color:var(--soft);font-weight:400;white-space:nowrap}
.figures .row{display:flex;flex-wrap:wrap;gap:0 14px}.witnesses{display:block;font-size:12.5px;color:var(--soft)}.witnesses code{font-size:12px}
.all{min-width:760px}
details{margin-top:14px}summary{cursor:pointer;font-size:14px;color:var(--soft)}summary:hover{color:var(--ink)}details[open]>summary{margin-bottom:6px}
.again li{margin-top:6px}#manifest h2{margin-bottom:10px}#manifest{padding-bottom:60px;border-top:1px solid var(--line);margin-top:40px}#manifest ol{font-size:13px;color:var(--soft)}
:target{scroll-margin-top:12px}article.pair:target,.arm:target>h4{outline:2px solid var(--http);outline-offset:4px;border-radius:6px}
@media (min-width:641px){.matrix.wide{overflow:visible}.matrix.wide th,.matrix.wide td a{padding-left:10px;padding-right:8px}.matrix.wide td>.chip{margin-left:10px}
.matrix.wide tbody:last-child tr:last-child th{border-bottom-left-radius:12px}.matrix.wide tbody th .of{display:none}.matrix.wide tbody th[scope=row]{min-width:170px;position:sticky;left:0;background:var(--card)}.matrix.wide .of{font-size:11.5px}}
@media (max-width:900px){.hero,.answer,.finding{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){header,main{padding-left:16px;padding-right:16px}h1{font-size:24px}.hero{padding:22px 0}.hero .pair-figures{padding:14px 16px}.hero .figure .big{font-size:40px}
.pair{margin-left:-8px;margin-right:-8px;padding:14px 12px}
.matrix,.matrix tbody{display:block}.matrix thead{display:none}.matrix tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.matrix .chip{white-space:normal}
.matrix th[scope=row],.matrix .suite th{grid-column:1/-1}.matrix tbody th[scope=row]{font-weight:650;padding-bottom:4px}.matrix td{border-top:0;height:auto}.matrix td.http{border-left:0}
.matrix td::before{content:attr(data-label);display:block;font-size:12px;line-height:1.3;padding:6px 14px 0}.matrix td.http::before{color:var(--http)}.matrix td.socket-mode::before{color:var(--socket)}.matrix td a{padding-top:4px;height:auto}
.claims,.claims tbody{display:block;min-width:0}.claims thead{display:none}.claims tbody{border-top:1px solid var(--line);padding:8px 0}.claims tr{display:grid;grid-template-columns:minmax(0,1fr) 5.5em 5.5em}.claims th[scope=rowgroup],.claims td[rowspan]{grid-column:1/-1;width:auto}.claims th,.claims td{border:0;padding:2px 0;width:auto}.claims td.http::before,.claims td.socket-mode::before{content:attr(data-label);display:block;font-size:11.5px}.claims td.http::before{color:var(--http)}.claims td.socket-mode::before{color:var(--socket)}
.forest,.forest thead,.forest tbody{display:block}.forest tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);border-top:1px solid var(--line);padding:6px 0}.forest thead tr{border:0;padding:0}.forest thead th:not(:nth-child(2)){display:none}.forest th,.forest td{border:0;padding:2px 0}.forest th[scope=row],.forest td:nth-child(2),.forest th:nth-child(2){grid-column:1/-1;width:auto}
.facts{grid-template-columns:minmax(0,1fr)}.facts dd{margin-bottom:6px}}
@media print{body{background:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}.pair-figures,.arm,.finding,.answer,tr{break-inside:avoid}.contents,.filters,.skip,button.copy,.zoom{display:none}.scroll{overflow:visible}.timeline{min-width:0}details:not([open])>:not(summary){display:none}}
`;
