// Features of a parser state: words, tags and arcs around the top of the stack and the front of the buffer, hashed.
import { mix } from './tagger-linear.ts'
import type { ParserState } from './parser-state.ts'
import { stacked } from './parser-state.ts'

export const PARSE_FEATURES = 72

/** What the parser reads of a sentence: parallel arrays from its first word on. */
export interface ParserInput {
  readonly word: Int32Array
  readonly suffix: Int32Array
  readonly tag: Int32Array
}

const NONE = 0x51ed27
const ROOT = 0x3c6ef3

function look(list: Int32Array, k: number, size: number): number {
  return k < 0 || k > size ? NONE : k === size ? ROOT : (list[k] ?? NONE)
}

/** Fills `into` with the state's features; returns how many. `salt` keeps the arc and label models apart. */
export function parseFeatures(
  state: ParserState,
  input: ParserInput,
  salt: number,
  into: Int32Array,
): number {
  const { size, leftChild, rightChild, labels } = state
  const s0 = stacked(state, 0)
  const s1 = stacked(state, 1)
  const s2 = stacked(state, 2)
  const b0 = state.front
  const w = (k: number): number => look(input.word, k, size)
  const t = (k: number): number => look(input.tag, k, size)
  const child = (list: Int32Array, k: number): number => (k < 0 ? -1 : (list[k] ?? -1))
  const l = (k: number): number => (k < 0 ? 99 : (labels[k] ?? 99))
  const s0l = child(leftChild, s0)
  const s0r = child(rightChild, s0)
  const s1l = child(leftChild, s1)
  const s1r = child(rightChild, s1)
  const b0l = child(leftChild, b0)
  const w0 = w(s0),
    w1 = w(s1),
    wb = w(b0),
    wb1 = w(b0 + 1)
  const t0 = t(s0),
    t1 = t(s1),
    t2 = t(s2),
    tb = t(b0),
    tb1 = t(b0 + 1),
    tb2 = t(b0 + 2)
  const gap = s0 < 0 ? 0 : Math.min(9, b0 - s0)
  const gap1 = s1 < 0 ? 0 : Math.min(9, s0 - s1)
  const v0 = s0 < 0 ? 0 : (state.leftCount[s0] ?? 0) * 8 + (state.rightCount[s0] ?? 0)
  const v1 = s1 < 0 ? 0 : (state.leftCount[s1] ?? 0) * 8 + (state.rightCount[s1] ?? 0)
  const vb = state.leftCount[b0] ?? 0
  let n = 0
  const add = (template: number, value: number): void => {
    into[n++] = mix(value, template * 7 + salt)
  }
  const t0b = mix(t0, tb)
  const t01 = mix(t0, t1)
  const w0b = mix(w0, wb)
  const w01 = mix(w0, w1)
  add(1, w0)
  add(2, w1)
  add(3, wb)
  add(4, wb1)
  add(5, w(s2))
  add(6, w(b0 + 2))
  add(7, t0)
  add(8, t1)
  add(9, tb)
  add(10, tb1)
  add(11, t2)
  add(12, tb2)
  add(13, mix(w0, t0))
  add(14, mix(w1, t1))
  add(15, mix(wb, tb))
  add(16, mix(wb1, tb1))
  add(17, t0b)
  add(18, t01)
  add(19, mix(tb, tb1))
  add(20, w0b)
  add(21, w01)
  add(22, mix(w0, tb))
  add(23, mix(t0, wb))
  add(24, mix(w0, t1))
  add(25, mix(t0, w1))
  add(26, mix(w1, tb))
  add(27, mix(t1, wb))
  add(28, mix(w0b, t0))
  add(29, mix(w0b, tb))
  add(30, mix(t0b, tb1))
  add(31, mix(t0b, t1))
  add(32, mix(t01, t2))
  add(33, mix(mix(tb, tb1), tb2))
  add(34, mix(mix(t0b, tb1), tb2))
  add(35, mix(mix(t0b, tb1), t1))
  add(36, mix(mix(t01, t2), tb))
  add(37, mix(t1, tb))
  add(38, mix(t0b, t(s0l)))
  add(39, mix(t0b, t(s0r)))
  add(40, mix(t0b, t(b0l)))
  add(41, mix(t01, t(s0l)))
  add(42, mix(t01, t(s0r)))
  add(43, mix(t01, t(s1l)))
  add(44, mix(t01, t(s1r)))
  add(45, mix(t0, l(s0l)))
  add(46, mix(t0, l(s0r)))
  add(47, mix(t1, l(s1l)))
  add(48, mix(t1, l(s1r)))
  add(49, mix(tb, l(b0l)))
  add(50, mix(w0, l(s0l)))
  add(51, mix(w0, l(s0r)))
  add(52, mix(w1, l(s1r)))
  add(53, mix(wb, l(b0l)))
  add(54, mix(t0b, gap))
  add(55, mix(t01, gap1))
  add(56, mix(w0, gap))
  add(57, mix(wb, gap))
  add(58, mix(w1, gap1))
  add(59, mix(t0, v0))
  add(60, mix(t1, v1))
  add(61, mix(tb, vb))
  add(62, mix(w0, v0))
  add(63, mix(w1, v1))
  add(64, mix(wb, vb))
  add(65, mix(mix(t0b, v0), vb))
  add(66, mix(mix(t01, v0), v1))
  add(67, mix(look(input.suffix, s0, size), look(input.suffix, b0, size)))
  add(68, mix(look(input.suffix, s0, size), tb))
  add(69, mix(look(input.suffix, s1, size), t0b))
  add(70, mix(mix(t0b, l(s0l)), l(s0r)))
  return n
}
