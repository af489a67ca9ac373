// One at a time: pieces of async work in the order in which they came.

export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when all that came before has ended, well or badly. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {
      // The one who took the turn hears of its failure; whoever comes next only waits for its end.
    })
    return turn
  }
}
