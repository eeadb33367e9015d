/** What a passport's page adds to the look of the report. */
export const passportStyle = `
.summary{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:6px 18px;margin-top:16px;font-size:15px}
.summary dt{color:var(--soft)}.summary dd{overflow-wrap:anywhere}
.keys{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 22px;display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px 24px;min-width:0}
.keys .figure .big{font-size:30px;line-height:1.15;white-space:normal;color:var(--socket)}.keys .who{font-size:13px;font-weight:400;color:var(--soft)}
.curve{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:18px 22px;margin-top:10px}.curve svg.plot{min-width:640px}.legend svg{flex:none}
#back-off,#probes{padding-top:34px}
.passport td,.passport th{overflow-wrap:anywhere}.passport td:nth-child(2){font-weight:600}.passport thead th:nth-child(1){width:28%}.passport thead th:nth-child(2){width:22%}.passport thead th:nth-child(3){width:25%}
.passport .of{display:block;font-weight:400}
.journal{margin:0;padding:0;list-style:none;font-size:12.5px}.journal li{display:grid;grid-template-columns:84px minmax(0,1fr);gap:10px}
.journal li>span{text-align:right;color:var(--soft);white-space:nowrap}.journal code{font-size:12px}
.does{color:var(--soft);font-size:14px;margin:2px 0 8px;max-width:90ch}
@media (max-width:640px){.summary{grid-template-columns:minmax(0,1fr);gap:0}.summary dd{margin-bottom:8px}.keys .figure .big{font-size:18px}
.passport,.passport tbody{display:block}.passport thead{display:none}.passport tr{display:grid;grid-template-columns:minmax(0,1fr);padding:7px 0;border-top:1px solid var(--line)}
.passport tbody th,.passport tbody td{border-top:0;padding:1px 0}.journal li{grid-template-columns:64px minmax(0,1fr)}}
`;
