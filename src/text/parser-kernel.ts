// Matrix multiplication in WebAssembly SIMD, assembled here from its instructions: c[m×n] (+)= a[m×k] · b[k×n], row-major
// 32-bit floats, n a multiple of 8. WebAssembly arithmetic is exact IEEE 754 in a fixed order, so results are the same bits on
// every machine. One page-granular memory belongs to each kernel; nothing is shared between kernels.

type Code = readonly (number | readonly number[])[]

const I32 = 0x7f
const V128 = 0x7b
const PAGE = 65536

function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest & 0x7f
    rest >>>= 7
    bytes.push(rest === 0 ? low : low | 0x80)
  } while (rest !== 0)
  return bytes
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      bytes.push(low)
      return bytes
    }
    bytes.push(low | 0x80)
  }
}

const get = (local: number): number[] => [0x20, ...unsigned(local)]
const set = (local: number): number[] => [0x21, ...unsigned(local)]
const constant = (value: number): number[] => [0x41, ...signed(value)]
const ADD = 0x6a
const SUBTRACT = 0x6b
const MULTIPLY = 0x6c
const LESS = 0x48
const simd = (op: number): number[] => [0xfd, ...unsigned(op)]
const load = (offset: number): number[] => [...simd(0), 4, ...unsigned(offset)]
const loadSplat = (offset: number): number[] => [...simd(9), 2, ...unsigned(offset)]
const store = (offset: number): number[] => [...simd(11), 4, ...unsigned(offset)]
const ZERO = [...simd(12), ...new Array<number>(16).fill(0)]
const F32X4_ADD = simd(0xe4)
const F32X4_MUL = simd(0xe6)

function flat(code: Code): number[] {
  return code.flatMap((part) => (typeof part === 'number' ? [part] : [...part]))
}

/** while (local < limit) body */
function loopWhile(local: number, limit: Code, body: Code): number[] {
  return flat([
    0x02,
    0x40,
    0x03,
    0x40,
    get(local),
    ...limit,
    LESS,
    0x45,
    0x0d,
    1,
    ...body,
    0x0c,
    0,
    0x0b,
    0x0b,
  ])
}

const bump = (local: number, by: Code): number[] => flat([get(local), ...by, ADD, set(local)])

// Parameters and locals of the function, by index.
const A = 0,
  B = 1,
  C = 2,
  M = 3,
  K = 4,
  N = 5,
  KEEP = 6
const ROW = 7,
  COLUMN = 8,
  STEP = 9,
  PA = 10,
  PB = 11,
  PC = 12,
  KBYTES = 13,
  NBYTES = 14
const ACC = 15
const LEFT_0 = 23,
  LEFT_1 = 24

/** The block of `rows` rows × 8 columns at (ROW, COLUMN): accumulators are locals ACC … ACC+2·rows. */
function block(rows: number): number[] {
  const code: (number | number[])[] = []
  const rowPointer = (base: number, stride: number, r: number): number[] =>
    r === 0 ? get(base) : flat([get(base), get(stride), constant(r), MULTIPLY, ADD])
  code.push(get(C), get(ROW), get(NBYTES), MULTIPLY, ADD, get(COLUMN), constant(4), MULTIPLY, ADD, set(PC))
  code.push(get(KEEP), 0x04, 0x40)
  for (let r = 0; r < rows; r++) {
    for (let h = 0; h < 2; h++) code.push(rowPointer(PC, NBYTES, r), load(16 * h), set(ACC + 2 * r + h))
  }
  code.push(0x05)
  for (let i = 0; i < 2 * rows; i++) code.push(ZERO, set(ACC + i))
  code.push(0x0b)
  code.push(get(A), get(ROW), get(KBYTES), MULTIPLY, ADD, set(PA))
  code.push(get(B), get(COLUMN), constant(4), MULTIPLY, ADD, set(PB))
  code.push(constant(0), set(STEP))
  const body: (number | number[])[] = [get(PB), load(0), set(LEFT_0), get(PB), load(16), set(LEFT_1)]
  const SPLAT = 25
  for (let r = 0; r < rows; r++) {
    body.push(rowPointer(PA, KBYTES, r), loadSplat(0), set(SPLAT))
    for (let h = 0; h < 2; h++) {
      body.push(
        get(ACC + 2 * r + h),
        get(SPLAT),
        get(h === 0 ? LEFT_0 : LEFT_1),
        F32X4_MUL,
        F32X4_ADD,
        set(ACC + 2 * r + h),
      )
    }
  }
  body.push(bump(PA, [constant(4)]), bump(PB, [get(NBYTES)]), bump(STEP, [constant(1)]))
  code.push(loopWhile(STEP, [get(K)], body))
  for (let r = 0; r < rows; r++) {
    for (let h = 0; h < 2; h++) code.push(rowPointer(PC, NBYTES, r), get(ACC + 2 * r + h), store(16 * h))
  }
  return flat(code)
}

function gemmBody(): number[] {
  const columns = (rows: number): number[] =>
    flat([constant(0), set(COLUMN), loopWhile(COLUMN, [get(N)], [block(rows), bump(COLUMN, [constant(8)])])])
  const code = flat([
    get(K),
    constant(4),
    MULTIPLY,
    set(KBYTES),
    get(N),
    constant(4),
    MULTIPLY,
    set(NBYTES),
    constant(0),
    set(ROW),
    loopWhile(ROW, [get(M), constant(3), SUBTRACT], [columns(4), bump(ROW, [constant(4)])]),
    loopWhile(ROW, [get(M)], [columns(1), bump(ROW, [constant(1)])]),
    0x0b,
  ])
  const locals = [2, ...unsigned(8), I32, ...unsigned(11), V128]
  return [...locals, ...code]
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content]
}

function text(word: string): number[] {
  return [...unsigned(word.length), ...Array.from(word, (character) => character.charCodeAt(0))]
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const body = gemmBody()
  return Uint8Array.from([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, [1, 0x60, 7, I32, I32, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text('e'), ...text('m'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('gemm'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

/** Offsets and sizes count 32-bit floats from the start of `memory`. */
export interface Kernel {
  memory(): Float32Array
  /** Room for `count` floats; grows the memory, after which earlier views are stale. */
  allocate(count: number): number
  /** c = a·b, or c += a·b with `keep`. */
  multiply(
    a: number,
    b: number,
    c: number,
    shape: { readonly m: number; readonly k: number; readonly n: number },
    keep: boolean,
  ): void
}

type Gemm = (a: number, b: number, c: number, m: number, k: number, n: number, keep: number) => void

/** The part of the WebAssembly interface used here; the language's own library types leave it out. */
interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}
interface Wasm {
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

/** `room` floats are reserved at once, so that views stay good until that many are allocated. */
export function createKernel(room = 0): Kernel {
  const wasm = (globalThis as unknown as { readonly WebAssembly: Wasm }).WebAssembly
  const memory = new wasm.Memory({ initial: 1 + Math.ceil((room * 4) / PAGE) })
  const instance = new wasm.Instance(new wasm.Module(moduleBytes()), { e: { m: memory } })
  const gemm = instance.exports['gemm'] as Gemm
  let view = new Float32Array(memory.buffer)
  let used = 4
  return {
    memory() {
      if (view.length * 4 !== memory.buffer.byteLength) view = new Float32Array(memory.buffer)
      return view
    },
    allocate(count) {
      const at = used
      used += (count + 3) & ~3
      const missing = used * 4 - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
      return at
    },
    multiply(a, b, c, shape, keep) {
      gemm(a * 4, b * 4, c * 4, shape.m, shape.k, shape.n, keep ? 1 : 0)
    },
  }
}
