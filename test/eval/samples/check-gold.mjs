#!/usr/bin/env node
// Checks the gold of the samples against the samples: every quoted string stands in the named file (tags stripped, entities
// decoded, white space folded, charset honoured), references and vocabulary hold, the folder holds only what it may.
// It does not judge whether the gold is right, and it runs nothing of Hearsay.   usage: node test/eval/samples/check-gold.mjs
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const samples = fileURLToPath(new URL('../../../samples/', import.meta.url));
const gold = JSON.parse(readFileSync(join(here, 'gold.json'), 'utf8'));
const questions = JSON.parse(readFileSync(join(here, 'questions.json'), 'utf8'));

const NEAR = 800; // how far, in characters, a source or cue may stand from its content
const WORDS = { least: 250, most: 900 };
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', copy: '©', middot: '·', bull: '•', mdash: '—', laquo: '«', raquo: '»' };
const VOCABULARY = {
  attribution: ['direct', 'mixed', 'indirect'],
  polarity: ['asserts', 'denies', 'confirms', 'speculates', 'demands', 'asks'],
  lineage: ['copy', 'edited', 'excerpt', 'merged', 'quote', 'rewrite'],
  claim: ['event', 'figure', 'cause', 'state', 'role', 'forecast', 'denial', 'statement'],
  status: ['corroborated', 'single-source', 'disputed', 'denied', 'unverified', 'superseded', 'forecast'],
  relation: ['contradicts', 'supersedes', 'refines', 'framing'],
  how: ['figure', 'time', 'place', 'actor', 'denial', 'wording'],
  answer: ['answered', 'disputed', 'not-reported'],
  actor: ['person', 'organisation', 'place'],
};

const problems = [];
let checks = 0;
const must = (holds, message) => { checks += 1; if (!holds) problems.push(message); };
const oneOf = (list, value, where) => must(VOCABULARY[list].includes(value), `${where}: "${value}" is no ${list}`);

// Some Node versions decode windows-1252 as if it were ISO 8859-1 (no curly quotes, no euro sign), so this is done by hand.
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
function decodeBytes(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const charset = /charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1] ?? 'utf-8';
  if (charset.toLowerCase() === 'windows-1252') return bytes.toString('latin1').replace(/[\x80-\x9f]/g, c => WINDOWS_1252[c.charCodeAt(0) - 0x80]);
  return new TextDecoder(charset, { fatal: true }).decode(bytes);
}
const decodeEntities = (text, path) => text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name) => {
  if (name[0] === '#') return String.fromCodePoint(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  must(name in ENTITIES, `${path}: entity ${whole} is not in the table of this script`);
  return ENTITIES[name] ?? whole;
});
const fold = text => text.replace(/\s+/g, ' ').trim();
/** Visible text: inline tags vanish, all others part words. */
const strip = html => html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<\/?(a|b|em|i|span|strong|time|small)\b[^>]*>/gi, '').replace(/<[^>]+>/g, ' ');

const paths = readdirSync(samples, { recursive: true, withFileTypes: true }).filter(e => e.isFile()).map(e => join(e.parentPath ?? e.path, e.name).slice(samples.length).replaceAll('\\', '/')).sort();
const files = new Map(paths.map(path => {
  const raw = decodeBytes(readFileSync(join(samples, path)));
  const html = path.endsWith('.html');
  return [path, { raw, text: fold(html ? decodeEntities(strip(raw), path) : raw), page: fold(html ? decodeEntities(raw.replace(/<!--[\s\S]*?-->/g, ''), path) : raw) }];
}));
const find = (path, words, where) => {
  const file = files.get(path);
  must(file !== undefined, `${where}: no file ${path}`);
  must(typeof words === 'string' && words !== '' && fold(words) === words, `${where}: empty, or has loose white space: "${words}"`);
  must(file?.text.includes(words), `${where}: not in ${path}: "${words}"`);
};
const places = (text, words) => { const out = []; for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) out.push(at); return out; };

// the folder
must(files.size >= 16 && files.size <= 20, `${files.size} samples`);
for (const path of paths) {
  must(/\.(html|txt|md)$/.test(path), `${path}: not .html, .txt or .md`);
  must(path in gold.documents, `${path}: not in the gold`);
  const count = files.get(path).text.split(' ').length;
  must(count >= WORDS.least && count <= WORDS.most, `${path}: ${count} words`);
}
must(new Set(Object.values(gold.documents).map(d => d.outlet)).size >= 9, 'fewer than nine outlets');

// documents
for (const [path, d] of Object.entries(gold.documents)) {
  const { text, page, raw } = files.get(path) ?? { text: '', page: '', raw: '' };
  find(path, d.title, 'title');
  for (const author of d.authors) must(page.includes(author), `${path}: author "${author}"`);
  must(page.toLowerCase().includes(d.outlet.toLowerCase()), `${path}: outlet "${d.outlet}"`);
  must(d.publishedAt === null || /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(d.publishedAt), `${path}: publishedAt ${d.publishedAt}`);
  find(path, d.bodyStarts, 'bodyStarts');
  find(path, d.bodyEnds, 'bodyEnds');
  must(text.indexOf(d.bodyStarts) < text.lastIndexOf(d.bodyEnds), `${path}: the body ends before it starts`);
  for (const snippet of d.notBody) find(path, snippet, 'notBody');
  must(d.primarySource === null || raw.includes(`href="${d.primarySource}"`), `${path}: no link to ${d.primarySource}`);
}
const told = gold.stories.flatMap(s => s.documents);
must(told.length === files.size && new Set(told).size === files.size, 'stories do not hold each document once');

// lineage
for (const l of gold.lineage) { oneOf('lineage', l.kind, 'lineage'); for (const path of [l.from, l.to]) must(files.has(path), `lineage: ${path}`); }
for (const path of gold.lineageNeutral.flat()) must(files.has(path), `lineageNeutral: ${path}`);

// attributions: all strings in the file, and source and cue near the content
const byDocument = new Map();
for (const a of gold.attributions) {
  const where = `attribution in ${a.document}, "${a.content[0]?.slice(0, 40)}"`;
  byDocument.set(a.document, [...(byDocument.get(a.document) ?? []), a]);
  oneOf('attribution', a.kind, where);
  oneOf('polarity', a.polarity, where);
  must(a.chain[0] === gold.documents[a.document]?.outlet, `${where}: the chain starts at ${a.chain[0]}`);
  must(a.content.length > 0, `${where}: no content`);
  for (const words of [...a.content, a.cue, ...a.hedges, ...(a.source === '' ? [] : [a.source])]) find(a.document, words, where);
  const text = files.get(a.document)?.text ?? '';
  const near = places(text, a.content[0]).some(at => [...a.content.slice(1), a.cue, ...(a.source === '' ? [] : [a.source])].every(words => places(text, words).some(p => p > at - NEAR && p < at + a.content[0].length + NEAR)));
  must(near, `${where}: source, cue and content do not stand together`);
  const marked = text.includes(`“${a.content[0]}`) || text.includes(`"${a.content[0]}`) || text.includes(`«${a.content[0]}`);
  if (a.kind === 'indirect') must(!/["“«]/.test(a.content.join('')), `${where}: indirect, but with quotation marks`);
  if (a.kind === 'mixed') must(/["“«]/.test(a.content.join('')), `${where}: mixed, but without quotation marks`);
  if (a.kind === 'direct' && a.cue !== ':' && a.document !== 'unquiet-shore/nobody-wants-to-know.html') must(marked, `${where}: direct, but no mark before it`);
}
for (const a of gold.attributions) {
  if (a.within === undefined) continue;
  const outer = byDocument.get(a.document).filter(o => o !== a && o.content[0].startsWith(a.within));
  must(outer.some(o => o.content.some(words => words.includes(a.content[0]))), `within "${a.within}" of ${a.document}: no outer attribution that holds "${a.content[0]}"`);
}
for (const [path, list] of byDocument) must(new Set(list.map(a => JSON.stringify([a.source, a.cue, a.content]))).size === list.length, `${path}: an attribution stands twice`);
must(gold.attributionsComplete.length >= 8, 'fewer than eight complete documents');
for (const path of gold.attributionsComplete) must(byDocument.has(path), `attributionsComplete: ${path}`);
must(gold.attributions.some(a => a.chain.length >= 4), 'no chain of four');

// claims and relations
gold.claims.forEach((c, i) => {
  must(c.index === i, `claim ${i}: index ${c.index}`);
  oneOf('claim', c.kind, `claim ${i}`);
  for (const status of [c.status, ...(c.alsoAccepted ?? [])]) oneOf('status', status, `claim ${i}`);
  must(c.mentions.length > 0, `claim ${i}: no mention`);
  for (const m of c.mentions) find(m.document, m.quote, `claim ${i}`);
});
const mainClaims = gold.claims.filter(c => c.main).length;
must(mainClaims >= 15 && mainClaims <= 30, `${mainClaims} main claims`);
for (const r of gold.relations) { oneOf('relation', r.kind, 'relation'); oneOf('how', r.how, 'relation'); }
for (const pair of [...gold.relations.map(r => r.claims), ...gold.notContradictions]) must(pair.length === 2 && pair[0] !== pair[1] && pair.every(i => gold.claims[i] !== undefined), `pair ${pair}`);
const key = pair => [...pair].sort((x, y) => x - y).join();
const strict = new Set(gold.relations.filter(r => r.kind === 'contradicts').map(r => key(r.claims)));
for (const pair of gold.notContradictions) must(!strict.has(key(pair)), `pair ${pair} is and is not a contradiction`);

// timeline, figures, questions, actors
let last = '';
for (const t of gold.timeline) {
  find(t.evidence.document, t.evidence.quote, `timeline ${t.day}`);
  must(/^\d{4}-\d\d-\d\d$/.test(t.day) && (t.time === null || /^\d\d:\d\d$/.test(t.time)), `timeline ${t.day} ${t.time}`);
  must(t.day >= last, `timeline: ${t.day} after ${last}`);
  last = t.day;
}
for (const f of gold.figures) {
  find(f.document, f.quote, 'figure');
  must(Number.isFinite(f.value) && (f.low ?? f.value) <= f.value && f.value <= (f.high ?? f.value), `figure "${f.quote}": ${f.low} ${f.value} ${f.high}`);
}
for (const q of gold.questions) { find(q.document, q.question, 'question'); oneOf('answer', q.state, 'question'); }
for (const a of gold.actors) {
  oneOf('actor', a.kind, a.name);
  for (const name of [a.name, ...a.aliases]) must([...files.values()].some(f => f.text.includes(name)), `actor "${name}" is in no document`);
}
must(questions.length === 15 && questions.filter(q => q.state === 'not-reported').length === 4, 'questions.json: 15 questions, 4 of them not reported');
for (const q of questions) {
  oneOf('answer', q.state, q.question);
  must(q.state === 'not-reported' ? q.answerContains === undefined : [...files.values()].some(f => f.text.includes(q.answerContains)), `questions.json: "${q.answerContains}" is in no document`);
}

for (const problem of problems) console.error(problem);
console.log(`${checks} checks, ${problems.length} problems; ${files.size} documents, ${gold.attributions.length} attributions (${gold.attributions.filter(a => gold.attributionsComplete.includes(a.document)).length} in ${gold.attributionsComplete.length} complete documents), ${gold.claims.length} claims (${mainClaims} main), ${gold.relations.length} relations`);
process.exitCode = problems.length === 0 ? 0 : 1;
