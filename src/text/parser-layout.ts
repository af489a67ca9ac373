// The network's sizes and the names of its tensors: what training writes and reading expects. Sizes come from the header of
// the model file, so that a model of other sizes needs no change of code.

export interface NetworkSizes {
  /** Width of one direction of a recurrent layer; a token's vector is twice that wide on every level. */
  readonly cell: number
  readonly layers: number
  readonly arc: number
  readonly label: number
  readonly tags: number
  readonly relations: number
}

export interface TensorShape {
  readonly name: string
  readonly rows: number
  readonly columns: number
}

/** Widths of matrices are multiples of this, for the kernel. */
export const STRIDE = 8

export function padded(width: number): number {
  return Math.ceil(width / STRIDE) * STRIDE
}

/** Buckets of signed distances between a word and its head candidate. */
export const DISTANCES = 24

/** Bucket of a distance other than 0. */
export function distanceBucket(distance: number): number {
  const size = Math.abs(distance)
  const step =
    size <= 5
      ? size - 1
      : size <= 7
        ? 5
        : size <= 10
          ? 6
          : size <= 15
            ? 7
            : size <= 24
              ? 8
              : size <= 40
                ? 9
                : 10
  return distance > 0 ? step : DISTANCES / 2 + step
}

/** Every tensor but the embedding, in the order of the file. */
export function tensorShapes(sizes: NetworkSizes): TensorShape[] {
  const { cell, layers, arc, label } = sizes
  const wide = 2 * cell
  const shapes: TensorShape[] = []
  const add = (name: string, rows: number, columns: number): void => {
    shapes.push({ name, rows, columns })
  }
  for (let layer = 0; layer < layers; layer++) {
    add(`recurrent${layer}.weights`, wide, 6 * cell)
    add(`recurrent${layer}.bias`, 1, 6 * cell)
    add(`recurrent${layer}.memory`, 1, 4 * cell)
  }
  add('tag.weights', wide, padded(sizes.tags))
  add('tag.bias', 1, padded(sizes.tags))
  add('dependant.weights', wide, arc)
  add('dependant.bias', 1, arc)
  add('head.weights', wide, arc)
  add('head.bias', 1, arc)
  add('arc.weights', arc, arc)
  add('arc.bias', 1, arc)
  add('arc.root', 1, arc)
  add('arc.distance', 1, DISTANCES)
  add('label.dependant', wide, label)
  add('label.bias', 1, label)
  add('label.head', wide, label)
  add('label.root', 1, label)
  add('relation.weights', label, padded(sizes.relations))
  add('relation.bias', 1, padded(sizes.relations))
  return shapes
}

/** Slope of the hidden units below zero. */
export const LEAK = 0.1
