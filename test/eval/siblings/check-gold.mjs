#!/usr/bin/env node
// Checks the hand-written gold of the sibling stories against their documents: every quoted string must really stand in
// its document (tags stripped, entities decoded, white space normalised), blocks must follow one another without a gap,
// and the records must keep to the shape described in README.md. It knows nothing of the program and never calls it.
//
//   node check-gold.mjs [STORY…]            check all stories, or the named ones; exit 1 when anything is wrong
//   node check-gold.mjs --print STORY FILE  show each attribution of one document as it resolves, for a reviewer
//
// A scorer may import { readDocument, resolveAttribution, resolveBlocks, findNth } to read the gold the same way.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const KINDS = {
  block: ['title', 'dek', 'byline', 'dateline', 'heading', 'paragraph', 'quotation', 'list-item', 'caption', 'table', 'question', 'answer', 'footnote', 'boilerplate'],
  lineage: ['copy', 'edited', 'excerpt', 'merged', 'quote', 'rewrite'],
  attribution: ['direct', 'mixed', 'indirect'],
  polarity: ['asserts', 'denies', 'confirms', 'speculates', 'demands', 'asks'],
  claim: ['event', 'figure', 'cause', 'state', 'role', 'forecast', 'denial', 'statement'],
  status: ['corroborated', 'single-source', 'disputed', 'denied', 'unverified', 'superseded', 'forecast'],
  relation: ['contradicts', 'supersedes', 'refines', 'framing'],
  how: ['figure', 'time', 'place', 'actor', 'denial', 'wording'],
  precision: ['minute', 'hour', 'day', 'weekend', 'week', 'month', 'season', 'quarter', 'year'],
  state: ['answered', 'disputed', 'not-reported'],
};
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', mdash: '—', ndash: '–', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', eacute: 'é', uuml: 'ü', copy: '©', pound: '£', euro: '€' };
const BLOCK_TAGS = /<\/?(?:address|article|aside|blockquote|body|br|button|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|html|img|li|main|nav|ol|p|section|table|tbody|td|th|thead|time|tr|ul)\b[^>]*>/gi;

/** Normalised white space, as everything in the gold is compared. */
export const normalise = text => text.replace(/\s+/g, ' ').trim();

function decode(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole;
    return String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}

/** The words of a document as the gold quotes them: one string, single spaces. Heads, scripts and comments are not words. */
export function readDocument(path) {
  const raw = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  if (!path.endsWith('.html')) return normalise(raw);
  const body = raw.replace(/<!--[\s\S]*?-->/g, '').replace(/<(head|script|style|noscript|template)\b[\s\S]*?<\/\1>/gi, ' ');
  return normalise(decode(body.replace(BLOCK_TAGS, ' ').replace(/<[^>]+>/g, '')));
}

/** Every place where `words` stand. A match does not begin or end inside a word (a glued footnote digit may follow). */
export function findAll(text, words) {
  const needle = normalise(words), found = [];
  if (!needle) return found;
  const inWord = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const cutBefore = inWord.test(needle[0]) && at > 0 && inWord.test(text[at - 1]);
    const cutAfter = /\p{L}/u.test(needle.at(-1)) && end < text.length && /\p{L}/u.test(text[end]);
    if (!cutBefore && !cutAfter) found.push([at, end]);
  }
  return found;
}

export const findNth = (text, words, nth = 1) => findAll(text, words)[nth - 1] ?? null;

const gap = (a, b) => Math.max(0, a[0] - b[1], b[0] - a[1]);
const overlaps = (a, b) => a[0] < b[1] && b[0] < a[1];
/** Cue and source that lie closest together: twice the gap from content to cue plus the gap from cue to source; the earlier one on a tie. */
function closest(contents, cues, sources) {
  const away = (span, anchors) => Math.min(...anchors.map(a => gap(span, a)));
  const free = (spans, taken) => { const rest = spans.filter(s => !taken.some(t => overlaps(s, t))); return rest.length ? rest : spans; };
  let best = null;
  for (const cue of cues.length ? free(cues, contents) : [null]) {
    const near = cue ? [cue] : contents;
    for (const source of sources.length ? free(sources, cue ? [...contents, cue] : contents) : [null]) {
      const cost = (cue ? 2 * away(cue, contents) : 0) + (source ? away(source, near) : 0);
      if (!best || cost < best.cost) best = { cost, cue, source };
    }
  }
  return best;
}

/** Spans of one attribution: contents in order (`nth` says which place the first part means), then the cue and the source that lie closest. */
export function resolveAttribution(text, attribution) {
  let from = 0;
  const content = attribution.content.map((part, i) => {
    const all = findAll(text, part).filter(([at]) => at >= from);
    const span = all[i === 0 ? (attribution.nth ?? 1) - 1 : 0] ?? null;
    if (span) from = span[1];
    return span;
  });
  const anchors = content.filter(Boolean);
  if (!anchors.length) return { content, cue: null, source: null };
  const { cue, source } = closest(anchors, findAll(text, attribution.cue), findAll(text, attribution.source));
  return { content, cue, source };
}

/** Spans of the blocks in reading order: from the next place of `starts` to the first place of `ends` not before its end. */
export function resolveBlocks(text, blocks) {
  let from = 0;
  return blocks.map(block => {
    const first = findAll(text, block.starts).find(([at]) => at >= from);
    const last = first && findAll(text, block.ends).find(([at, end]) => at >= first[0] && end >= first[1]);
    if (!last) return null;
    from = last[1];
    return [first[0], last[1]];
  });
}

function checkStory(story) {
  const folder = join(HERE, story), problems = [], counts = {};
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8'));
  const files = readdirSync(folder).filter(f => f !== 'gold.json').sort();
  const texts = new Map(files.map(f => [f, readDocument(join(folder, f))]));
  const wrong = (where, what) => problems.push(`${story}/${where}: ${what}`);
  const among = (kind, value, where) => { if (!KINDS[kind].includes(value)) wrong(where, `unknown ${kind} "${value}"`); };
  const stands = (file, words, where, nth = 1) => {
    const text = texts.get(file);
    if (text === undefined) return wrong(where, `no document "${file}"`), null;
    const span = findNth(text, words, nth);
    if (!span) wrong(where, `not in ${file}${nth > 1 ? ` (place ${nth})` : ''}: ${words}`);
    return span;
  };

  if (!gold.case?.length) wrong('case', 'empty');
  for (const file of files) if (!gold.documents[file]) wrong(file, 'has no entry under documents');
  for (const [file, doc] of Object.entries(gold.documents)) {
    const text = texts.get(file);
    if (text === undefined) { wrong(file, 'no such document'); continue; }
    if (doc.title === undefined || !Array.isArray(doc.authors) || doc.outlet === undefined || doc.publishedAt === undefined) wrong(file, 'title, authors, outlet or publishedAt missing');
    stands(file, doc.title, `${file} title`);
    if (doc.publishedAt !== null && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(doc.publishedAt)) wrong(file, `publishedAt ${doc.publishedAt}`);
    if (!doc.blocks) continue;
    counts.blocks = (counts.blocks ?? 0) + doc.blocks.length;
    counts.blocked = (counts.blocked ?? 0) + 1;
    let end = 0;
    const bare = s => s.replace(/[\s#*_>|:-]+|\d+\.(?=\s)/g, '');
    resolveBlocks(text, doc.blocks).forEach((span, i) => {
      const block = doc.blocks[i];
      among('block', block.kind, `${file} block ${i}`);
      if (!span) { wrong(file, `block ${i} not found after the one before: ${block.starts} … ${block.ends}`); return; }
      if (bare(text.slice(end, span[0]))) wrong(file, `words outside every block before block ${i}: ${text.slice(end, span[0])}`);
      end = span[1];
    });
    if (bare(text.slice(end))) wrong(file, `words outside every block at the end: ${text.slice(end)}`);
    if (doc.blocks.filter(b => b.kind === 'title').length !== 1) wrong(file, 'needs exactly one title block');
  }
  if ((counts.blocked ?? 0) < 2) wrong('documents', 'fewer than two documents with complete blocks');

  for (const { from, to, kind } of gold.lineage) {
    for (const f of [from, to]) if (!texts.has(f)) wrong('lineage', `no document "${f}"`);
    among('lineage', kind, 'lineage');
  }

  for (const [i, a] of gold.attributions.entries()) {
    const where = `attribution ${i} (${a.document})`, text = texts.get(a.document);
    if (text === undefined) { wrong(where, 'no such document'); continue; }
    among('attribution', a.kind, where);
    among('polarity', a.polarity, where);
    if (!a.content?.length || !a.chain?.length) wrong(where, 'content or chain empty');
    const spans = resolveAttribution(text, a);
    spans.content.forEach((s, k) => { if (!s) wrong(where, `content not found: ${a.content[k]}`); });
    if (a.nth === undefined && findAll(text, a.content[0]).length > 1) wrong(where, `content stands more than once, needs nth: ${a.content[0]}`);
    if (a.cue && !spans.cue) wrong(where, `cue not found: ${a.cue}`);
    if (a.source && !spans.source) wrong(where, `source not found: ${a.source}`);
    if (a.kind === 'direct') for (const part of a.content) if (/^["“]|["”]$/.test(part) && (part.match(/["“”]/g) ?? []).length % 2) wrong(where, `direct content keeps a quotation mark: ${part}`);
    if (a.kind === 'mixed' && !/["“”‘]|'[^']+'/.test(a.content.join(' '))) wrong(where, `mixed content has no quotation: ${a.content}`);
    for (const h of a.hedges) stands(a.document, h, `${where} hedge`);
    if (a.venue) stands(a.document, a.venue, `${where} venue`);
    if (a.within !== undefined) {
      const outer = gold.attributions.find(b => b !== a && b.document === a.document && normalise(b.content[0]).startsWith(normalise(a.within)));
      if (!outer) wrong(where, `no outer attribution begins "${a.within}"`);
      else {
        const hull = resolveAttribution(text, outer).content, inner = spans.content[0];
        if (inner && hull[0] && !(inner[0] >= hull[0][0] && inner[1] <= hull.at(-1)?.[1])) wrong(where, `does not lie inside the outer content "${a.within}"`);
      }
    }
  }
  for (const file of files) if (file.endsWith('.txt') && !gold.attributions.some(a => a.document === file)) wrong(file, 'no attributions');

  for (const [i, c] of gold.claims.entries()) {
    const where = `claim ${i} (${c.text})`;
    among('claim', c.kind, where);
    among('status', c.status, where);
    if (!c.mentions?.length) wrong(where, 'no mention');
    for (const m of c.mentions) stands(m.document, m.quote, where, m.nth);
    if (c.status === 'corroborated' && c.origins.length < 2) wrong(where, 'corroborated with fewer than two origins');
    if (c.status === 'single-source' && c.origins.length !== 1) wrong(where, 'single-source needs exactly one origin');
    if (c.status === 'denied' && c.origins.length) wrong(where, 'denied means that nobody asserts it');
  }
  const isClaim = i => Number.isInteger(i) && i >= 0 && i < gold.claims.length;
  for (const r of gold.relations) {
    among('relation', r.kind, 'relation');
    among('how', r.how, 'relation');
    if (!r.claims.every(isClaim) || r.claims[0] === r.claims[1]) wrong('relation', JSON.stringify(r));
    if (r.kind === 'supersedes' && gold.claims[r.claims[0]]?.status !== 'superseded') wrong('relation', `superseded claim ${r.claims[0]} has status ${gold.claims[r.claims[0]]?.status}`);
    if (r.kind === 'contradicts' && gold.notContradictions.some(p => p.includes(r.claims[0]) && p.includes(r.claims[1]))) wrong('relation', `both contradiction and not: ${r.claims}`);
  }
  for (const r of gold.relations.filter(x => x.kind === 'contradicts')) for (const i of r.claims) if (isClaim(i) && !['disputed', 'superseded', 'denied'].includes(gold.claims[i].status)) wrong(`claim ${i}`, `stands in a contradiction but has status ${gold.claims[i].status}`);
  for (const [i, c] of gold.claims.entries()) if (c.status === 'disputed' && !gold.relations.some(r => r.kind === 'contradicts' && r.claims.includes(i))) wrong(`claim ${i}`, 'disputed without a contradiction');
  for (const [i, c] of gold.claims.entries()) if (c.status === 'superseded' && !gold.relations.some(r => r.kind === 'supersedes' && r.claims[0] === i)) wrong(`claim ${i}`, 'superseded by nothing');
  for (const p of gold.notContradictions) if (p.length !== 2 || !p.every(isClaim)) wrong('notContradictions', JSON.stringify(p));

  const day = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;
  for (const t of gold.times) {
    stands(t.document, t.quote, 'time', t.nth);
    among('precision', t.precision, `time ${t.quote}`);
    if (!day.test(t.start) || (t.end !== null && (!day.test(t.end) || t.end < t.start))) wrong('time', JSON.stringify(t));
  }
  for (const f of gold.figures) {
    stands(f.document, f.quote, 'figure', f.nth);
    if (f.low > f.high || (f.value !== null && (f.value < f.low || f.value > f.high))) wrong('figure', JSON.stringify(f));
    if (typeof f.approximate !== 'boolean' || typeof f.unit !== 'string' || typeof f.of !== 'string') wrong('figure', JSON.stringify(f));
  }
  for (const q of gold.questions) { stands(q.document, q.question, 'question', q.nth); among('state', q.state, 'question'); }

  const n = { documents: files.length, blocks: counts.blocks, attributions: gold.attributions.length, claims: gold.claims.length, relations: gold.relations.length, times: gold.times.length, figures: gold.figures.length, questions: gold.questions.length };
  return { problems, n };
}

function printDocument(story, file) {
  const folder = join(HERE, story), gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8'));
  const text = readDocument(join(folder, file));
  const show = span => (span ? `${span[0]}–${span[1]} "${text.slice(...span)}"` : '–');
  for (const a of gold.attributions.filter(x => x.document === file)) {
    const r = resolveAttribution(text, a);
    console.log(`${a.kind}, ${a.polarity}  [${a.chain.join(' > ')}]${a.within === undefined ? '' : `  within "${a.within}"`}\n  source  ${show(r.source)}\n  cue     ${show(r.cue)}\n  content ${r.content.map(show).join(' + ')}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  if (args[0] === '--print') printDocument(args[1], args[2]);
  else {
    const stories = args.length ? args : readdirSync(HERE, { withFileTypes: true }).filter(e => e.isDirectory() && existsSync(join(HERE, e.name, 'gold.json'))).map(e => e.name).sort();
    const all = [], total = {};
    for (const story of stories) {
      const { problems, n } = checkStory(story);
      all.push(...problems);
      for (const [k, v] of Object.entries(n)) total[k] = (total[k] ?? 0) + v;
      console.log(`${story}: ${Object.entries(n).map(([k, v]) => `${v} ${k}`).join(', ')}`);
    }
    if (stories.length > 1) console.log(`all: ${Object.entries(total).map(([k, v]) => `${v} ${k}`).join(', ')}`);
    for (const p of all) console.error(p);
    if (all.length) console.error(`${all.length} problem(s)`);
    process.exitCode = all.length ? 1 : 0;
  }
}
