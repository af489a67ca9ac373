// The three tasks on top of the encoder: tags, heads and relations, each with its loss and its gradients down to the encoder's
// output. Inference is written apart, in src/text/parser.ts.
import { distanceBucket, padded } from '../../src/text/parser-layout.ts'
import { softmaxLoss } from './matrix.ts'
import { get, total } from './network-parts.ts'
import type { Example, Parts } from './network-parts.ts'

/** Tags: loss, and gradients down to the encoder's output. */
export function learnTags(parts: Parts, batch: readonly Example[]): number {
  const { options, matrices, buffers } = parts
  const m = matrices.memory
  const count = total(batch)
  const wide = 2 * options.sizes.cell
  const classes = options.sizes.tags
  const columns = padded(classes)
  const at = buffers.tags
  const top = parts.layers[parts.layers.length - 1]
  if (!top) return 0
  const shape = { rows: count, inner: wide, columns }
  matrices.affine(top.output, get(parts, 'tag.weights'), get(parts, 'tag.bias'), at, shape)
  let loss = 0
  let t = 0
  for (const example of batch) {
    for (let i = 0; i < example.tags.length; i++, t++) {
      loss += softmaxLoss(m, at + t * columns, classes, {
        gold: example.tags[i] ?? -1,
        scale: options.tagShare / count,
      })
      m.fill(0, at + t * columns + classes, at + (t + 1) * columns)
    }
  }
  matrices.affineBack(
    { x: top.output, dx: top.dOutput, w: get(parts, 'tag.weights'), bias: get(parts, 'tag.bias'), dOut: at },
    shape,
  )
  return loss / count
}

/** Scores of all heads for the words of one sentence, in rows of `line`; the root is the column after the last word. */
function scoreHeads(parts: Parts, first: number, n: number): number {
  const { options, matrices, buffers } = parts
  const { arc } = options.sizes
  const m = matrices.memory
  const line = padded(n + 1)
  const root = get(parts, 'arc.root').at
  const distance = get(parts, 'arc.distance').at
  for (let j = 0; j < arc; j++) {
    const at = buffers.turned + j * line
    for (let i = 0; i < n; i++) m[at + i] = m[buffers.heads + (first + i) * arc + j] ?? 0
    m[at + n] = m[root + j] ?? 0
    m.fill(0, at + n + 1, at + line)
  }
  matrices.kernel.multiply(
    buffers.queries + first * arc,
    buffers.turned,
    buffers.scores,
    { m: n, k: arc, n: line },
    false,
  )
  for (let i = 0; i < n; i++) {
    for (let h = 0; h < n; h++) {
      if (h !== i)
        m[buffers.scores + i * line + h] =
          (m[buffers.scores + i * line + h] ?? 0) + (m[distance + distanceBucket(h - i)] ?? 0)
    }
  }
  return line
}

/** Heads of one sentence: loss, and gradients to queries, heads, root and distances. */
function learnHeads(parts: Parts, example: Example, first: number, scale: number): number {
  const { options, matrices, buffers } = parts
  const { arc } = options.sizes
  const m = matrices.memory
  const n = example.rows.length
  const line = scoreHeads(parts, first, n)
  const distance = get(parts, 'arc.distance').gradient
  let loss = 0
  for (let i = 0; i < n; i++) {
    const row = buffers.scores + i * line
    const gold = example.heads[i] ?? -1
    loss += softmaxLoss(m, row, n + 1, { gold: gold < 0 ? n : gold, scale, skip: i })
    m.fill(0, row + n + 1, row + line)
    for (let h = 0; h < n; h++)
      if (h !== i)
        m[distance + distanceBucket(h - i)] = (m[distance + distanceBucket(h - i)] ?? 0) + (m[row + h] ?? 0)
  }
  const { kernel } = matrices
  matrices.transpose(buffers.turned, arc, line, buffers.scratch)
  kernel.multiply(
    buffers.scores,
    buffers.scratch,
    buffers.dQueries + first * arc,
    { m: n, k: line, n: arc },
    false,
  )
  matrices.transpose(buffers.scores, n, line, buffers.dTurned)
  kernel.multiply(
    buffers.dTurned,
    buffers.queries + first * arc,
    buffers.scratch,
    { m: line, k: n, n: arc },
    false,
  )
  m.copyWithin(buffers.dHeads + first * arc, buffers.scratch, buffers.scratch + n * arc)
  const root = get(parts, 'arc.root').gradient
  for (let j = 0; j < arc; j++) m[root + j] = (m[root + j] ?? 0) + (m[buffers.scratch + n * arc + j] ?? 0)
  return loss
}

export function learnArcs(parts: Parts, batch: readonly Example[]): number {
  const { options, matrices, buffers } = parts
  const { arc, cell } = options.sizes
  const count = total(batch)
  const top = parts.layers[parts.layers.length - 1]
  if (!top) return 0
  const down = { rows: count, inner: 2 * cell, columns: arc }
  for (const [kind, at] of [
    ['dependant', buffers.dependants],
    ['head', buffers.heads],
  ] as const) {
    matrices.affine(top.output, get(parts, `${kind}.weights`), get(parts, `${kind}.bias`), at, down)
    matrices.rectify(at, count * arc)
  }
  const square = { rows: count, inner: arc, columns: arc }
  matrices.affine(
    buffers.dependants,
    get(parts, 'arc.weights'),
    get(parts, 'arc.bias'),
    buffers.queries,
    square,
  )
  let loss = 0
  let first = 0
  for (const example of batch) {
    loss += learnHeads(parts, example, first, 1 / count)
    first += example.rows.length
  }
  matrices.clear(buffers.dDependants, count * arc)
  matrices.affineBack(
    {
      x: buffers.dependants,
      dx: buffers.dDependants,
      w: get(parts, 'arc.weights'),
      bias: get(parts, 'arc.bias'),
      dOut: buffers.dQueries,
    },
    square,
  )
  for (const [kind, at, d] of [
    ['dependant', buffers.dependants, buffers.dDependants],
    ['head', buffers.heads, buffers.dHeads],
  ] as const) {
    matrices.rectifyBack(at, d, count * arc)
    matrices.affineBack(
      {
        x: top.output,
        dx: top.dOutput,
        w: get(parts, `${kind}.weights`),
        bias: get(parts, `${kind}.bias`),
        dOut: d,
      },
      down,
    )
  }
  return loss / count
}

export function learnRelations(parts: Parts, batch: readonly Example[]): number {
  const { options, matrices, buffers } = parts
  const { label, cell, relations } = options.sizes
  const m = matrices.memory
  const count = total(batch)
  const columns = padded(relations)
  const top = parts.layers[parts.layers.length - 1]
  if (!top) return 0
  const down = { rows: count, inner: 2 * cell, columns: label }
  matrices.affine(
    top.output,
    get(parts, 'label.dependant'),
    get(parts, 'label.bias'),
    buffers.labelDependants,
    down,
  )
  matrices.affine(top.output, get(parts, 'label.head'), null, buffers.labelHeads, down)
  const root = get(parts, 'label.root')
  const eachPair = (visit: (t: number, head: number) => void): void => {
    let first = 0
    for (const { heads } of batch) {
      for (let i = 0; i < heads.length; i++)
        visit(first + i, (heads[i] ?? -1) < 0 ? -1 : first + (heads[i] ?? 0))
      first += heads.length
    }
  }
  eachPair((t, head) => {
    const other = head < 0 ? root.at : buffers.labelHeads + head * label
    for (let j = 0; j < label; j++)
      m[buffers.hidden + t * label + j] =
        (m[buffers.labelDependants + t * label + j] ?? 0) + (m[other + j] ?? 0)
  })
  matrices.rectify(buffers.hidden, count * label)
  const up = { rows: count, inner: label, columns }
  matrices.affine(
    buffers.hidden,
    get(parts, 'relation.weights'),
    get(parts, 'relation.bias'),
    buffers.relations,
    up,
  )
  let loss = 0
  let t = 0
  for (const example of batch) {
    for (const gold of example.relations) {
      loss += softmaxLoss(m, buffers.relations + t * columns, relations, { gold, scale: 1 / count })
      m.fill(0, buffers.relations + t * columns + relations, buffers.relations + (t + 1) * columns)
      t++
    }
  }
  matrices.clear(buffers.dHidden, count * label)
  matrices.affineBack(
    {
      x: buffers.hidden,
      dx: buffers.dHidden,
      w: get(parts, 'relation.weights'),
      bias: get(parts, 'relation.bias'),
      dOut: buffers.relations,
    },
    up,
  )
  matrices.rectifyBack(buffers.hidden, buffers.dHidden, count * label)
  matrices.clear(buffers.dLabelHeads, count * label)
  eachPair((word, head) => {
    const to = head < 0 ? root.gradient : buffers.dLabelHeads + head * label
    for (let j = 0; j < label; j++)
      m[to + j] = (m[to + j] ?? 0) + (m[buffers.dHidden + word * label + j] ?? 0)
  })
  matrices.affineBack(
    {
      x: top.output,
      dx: top.dOutput,
      w: get(parts, 'label.dependant'),
      bias: get(parts, 'label.bias'),
      dOut: buffers.dHidden,
    },
    down,
  )
  matrices.affineBack(
    { x: top.output, dx: top.dOutput, w: get(parts, 'label.head'), bias: null, dOut: buffers.dLabelHeads },
    down,
  )
  return loss / count
}
