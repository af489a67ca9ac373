// The style sheet of the HTML page: one column to read, restrained colour, light and dark, paper and phone.
// Contrasts are at least 4.5 to 1 for text in both schemes (WCAG 2.2 AA); status is said in words, colour only helps.

import { PICTURE_STYLE } from '../../pictures/kit.ts'

export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf6;--sheet:#fff;--ink:#1d1b18;--soft:#5c564d;--rule:#dcd6ca;--hair:#ebe6dc;--link:#1f4a7a;--mark:#fdeeb0;--markink:#1d1b18;--accent:#7c1d1d;--good:#1f5a3a;--one:#1f4a7a;--clash:#8f1f1f;--doubt:#755000;--gone:#5f3b78;--next:#245a68;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Source Serif 4",Charter,Georgia,serif;--sans:"Inter","Source Sans 3","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#151618;--sheet:#1c1d20;--ink:#e9e5dc;--soft:#aca598;--rule:#3a3a3c;--hair:#2a2b2e;--link:#9cc3ee;--mark:#5a4a12;--markink:#fff6d6;--accent:#eda59b;--good:#8fd0a9;--one:#9cc3ee;--clash:#f0a29a;--doubt:#e2bf6c;--gone:#cdaee6;--next:#8fcbd9}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:0 1.25rem 4rem;max-width:76rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.62 var(--serif);overflow-wrap:anywhere;hyphens:manual;font-kerning:normal;font-variant-numeric:oldstyle-nums}
a{color:var(--link);text-underline-offset:.16em;text-decoration-thickness:.06em}
a:focus-visible,summary:focus-visible,main:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
main:focus{outline:none}
.skip{position:absolute;left:-99rem;top:0;background:var(--sheet);padding:.75rem 1rem;z-index:2}
.skip:focus{left:1rem}
.mast{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1.25rem;align-items:baseline;padding:1.5rem 0 .9rem;border-bottom:3px double var(--rule)}
.mast p{margin:0}.name{font-size:1.35rem;font-weight:700;letter-spacing:.01em;color:var(--accent)}
.motto{font-style:italic;color:var(--soft)}.clocks{grid-column:1/-1;font:.8125rem/1.5 var(--sans);color:var(--soft)}
h1,h2,h3,h4{font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
.story{padding-top:1.6rem}
.story+.story{margin-top:4rem;border-top:3px double var(--rule)}
.title{font-size:clamp(1.9rem,1.2rem + 2.9vw,3.1rem);letter-spacing:-.012em;max-width:24ch}
.span{margin:.1rem 0 .7rem;font:.8125rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--accent)}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 2.5rem;margin:1.6rem 0 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.numbers details{padding:.8rem 0}
.numbers summary{display:flex;align-items:baseline;gap:.6rem;cursor:pointer;list-style:none}
.numbers summary::-webkit-details-marker,.s summary::-webkit-details-marker{display:none}
.numbers b{font-size:2.1rem;line-height:1;font-weight:600;font-variant-numeric:lining-nums}
.numbers summary span{border-bottom:1px dotted var(--soft)}
.count{font-size:1.15rem;font-weight:400;font-style:italic;color:var(--soft);padding-top:1.6rem}
.monos{display:flex;flex-wrap:wrap;gap:.35rem .9rem;margin:1.1rem 0 0;padding:0;list-style:none;font:.875rem/1.5 var(--sans);color:var(--soft)}
.monos i,.names i,figcaption i{display:inline-grid;place-items:center;width:1.55rem;height:1.55rem;margin-right:.35rem;border:1px solid currentColor;border-radius:50%;font:normal 600 .625rem/1 var(--sans);letter-spacing:.02em;vertical-align:.1em;color:var(--soft)}
.names{margin:.7rem 0 .2rem;padding:0;list-style:none;columns:2 12rem;column-gap:1.5rem;font-size:.9375rem;line-height:1.5}
.names li{break-inside:avoid;padding:.12rem 0}
.small,small{font:.8125rem/1.45 var(--sans);color:var(--soft)}
.contents{margin:1rem 0 0;padding:.2rem 0;font:.875rem/1.9 var(--sans)}
.contents ul,.jump ul{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem}
.jump{margin:1.2rem 0 0;font:.875rem/1.9 var(--sans)}
.jump a,.contents a{text-decoration:none;border-bottom:1px solid var(--rule)}
.jump a:hover,.contents a:hover{border-bottom-color:currentColor}
.sec{margin-top:3rem;padding-top:.7rem;border-top:1px solid var(--ink);display:grid;grid-template-columns:minmax(10rem,15rem) minmax(0,44rem);gap:0 2.5rem}
.sec>.head{grid-column:1}
.sec>.body{grid-column:2;min-width:0}
.sec>.head{position:sticky;top:.6rem;align-self:start}
.sec.wide{grid-template-columns:minmax(10rem,15rem) minmax(0,1fr)}
.sec .h{font-size:1.3rem}
.def{margin:.5rem 0 1rem;font:.875rem/1.5 var(--sans);color:var(--soft);text-wrap:pretty}
.pill{display:inline-block;padding:.08em .5em;border:1px solid currentColor;border-radius:1em;font:600 .75rem/1.5 var(--sans);white-space:nowrap;color:var(--soft)}
.corroborated{color:var(--good)}.single-source{color:var(--one)}.disputed,.denied{color:var(--clash)}.unverified{color:var(--doubt)}.superseded{color:var(--gone)}.forecast{color:var(--next)}.answered{color:var(--good)}.not-reported{color:var(--doubt)}
.list{margin:0;padding:0;list-style:none}
.list>li{border-bottom:1px solid var(--hair)}
.list>li:last-child{border-bottom:0}
.s>summary{position:relative;display:block;padding:.62rem 0 .62rem 1.4rem;cursor:pointer;list-style:none;text-wrap:pretty}
.s>summary::before{content:"";position:absolute;left:.25rem;top:1.02rem;width:.42rem;height:.42rem;border-right:1.5px solid var(--soft);border-bottom:1.5px solid var(--soft);transform:rotate(-45deg)}
.s[open]>summary::before{transform:rotate(45deg);top:.92rem}
.s>summary:hover{background:var(--hair)}
.who{display:block;font:.8125rem/1.5 var(--sans);color:var(--soft);margin-bottom:.1rem}
.ours{margin:0;padding:.62rem 0 .62rem 1.4rem;font-style:italic;color:var(--soft)}
.open{margin:0 0 1rem 1.4rem;padding:.2rem 0 .1rem 1.1rem;border-left:2px solid var(--rule)}
.src{margin:.5rem 0 1rem}
.src blockquote{margin:0;unicode-bidi:plaintext;font-size:1rem;line-height:1.58}
.src figcaption{margin-top:.25rem;font:.8125rem/1.5 var(--sans);color:var(--soft)}
mark{background:var(--mark);color:var(--markink);padding:.06em .08em;border-radius:2px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.same{margin:.1rem 0 1rem;font:.8125rem/1.5 var(--sans);color:var(--soft)}
.also{margin:-.6rem 0 1rem;padding:0;list-style:none;font:.8125rem/1.55 var(--sans);color:var(--soft)}
.also q{font-family:var(--serif);font-size:.9375rem;color:var(--ink)}
.facts{margin:.9rem 0 .4rem;display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.4rem 1rem;font:.8125rem/1.55 var(--sans)}
.facts dt{color:var(--soft)}.facts dd{margin:0}.facts ul,.facts ol{margin:0;padding:0;list-style:none}
.facts li+li{margin-top:.2rem}
.chain li::before{content:"↳ ";color:var(--soft)}.chain li:first-child::before{content:""}
.chain li:nth-child(2){padding-left:.6rem}.chain li:nth-child(3){padding-left:1.8rem}.chain li:nth-child(n+4){padding-left:3rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;padding:.4rem 0;border-bottom:1px solid var(--hair)}
.pair>div{min-width:0}.pair>div+div{border-left:1px solid var(--rule);padding-left:1.4rem}
.side{margin:.5rem 0 0 1.4rem;font:600 .75rem/1.5 var(--sans);color:var(--clash)}
.when{display:block;font:600 .8125rem/1.5 var(--sans);color:var(--accent)}.when span{font-weight:400;color:var(--soft)}
.pic{margin:.6rem 0 1.4rem}.pic .phone{display:none}.pic figcaption{margin-top:.4rem;font:.8125rem/1.5 var(--sans);color:var(--soft)}.pic .hp{font-family:var(--sans)}
.src blockquote+blockquote{margin-top:.7rem}.documents{max-width:46rem}li:target>.s>summary{background:var(--hair)}
.doc{font-size:1.15rem;margin:.2rem 0 .5rem}.title-link{margin:.6rem 0 0;font-size:1.2rem}
.facts-table{margin-top:.4rem;font:.8125rem/1.5 var(--sans)}.facts-table summary{cursor:pointer}.scroll{overflow-x:auto}
.qa dt{margin-top:1.1rem;font-weight:600;text-wrap:pretty}.qa dt:first-child{margin-top:.4rem}.qa{margin:0}.qa dd{margin:.15rem 0 0}
.qa .s>summary{padding-top:.3rem}.qa .s>summary::before{top:.92rem}.qa .s[open]>summary::before{top:.8rem}
.claims{margin:.4rem 0 0}
.claims>summary{cursor:pointer;padding:.4rem 0;font:600 .9375rem/1.5 var(--sans)}
.claims ol{margin:0 0 1rem;padding:0 0 0 1.4rem;list-style:none;font-size:.9375rem;line-height:1.5}
.claims li{padding:.28rem 0;border-top:1px solid var(--hair)}
.foot{margin-top:4rem;padding-top:1rem;border-top:3px double var(--rule);font:.8125rem/1.6 var(--sans);color:var(--soft);max-width:60rem}
.foot p{margin:.3rem 0}
@media (max-width:52rem){body{padding:0 1rem 3rem;font-size:1.03125rem}.sec,.sec.wide{display:block}.sec>.head{position:static}.def{margin:.35rem 0 .5rem}.mast{display:block;padding-top:1rem}.motto{font-size:.9375rem}.title{text-wrap:wrap}}
@media (max-width:46rem){.pic .desk{display:none}.pic .phone{display:block}}
@media (max-width:40rem){.pair{display:block}.pair>div+div{border-left:0;border-top:1px dashed var(--rule);padding:.2rem 0 0}.facts{display:block}.facts dt{margin-top:.5rem;font-weight:600}.open{margin-left:.4rem;padding-left:.9rem}.names{columns:1}}
@media (prefers-contrast:more){:root{--soft:var(--ink);--rule:var(--ink);--hair:var(--rule)}}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--rule:#999;--hair:#ccc;--link:#000;--mark:#eee;--markink:#000;--accent:#000;--good:#000;--one:#000;--clash:#000;--doubt:#000;--gone:#000;--next:#000}body{max-width:none;padding:0;font-size:10.5pt;line-height:1.45}.skip,.jump,.contents{display:none}details::details-content{content-visibility:visible;block-size:auto}.facts{display:none}.s>summary::before{display:none}.s>summary,.ours,.side{padding-left:0;margin-left:0}.sec{display:block;margin-top:1.5rem}.head{break-after:avoid}.list>li,.pair,.src{break-inside:avoid}.title{font-size:22pt}mark{text-decoration:underline}a{text-decoration:none}}
${PICTURE_STYLE}`
