// How the command line ends: a wrong call is 2, work that failed is 1, a stop by Ctrl-C is 130, all else is 0.

/** Ends the command with one plain line on standard error. */
export class CommandError extends Error {
  readonly status: number
  constructor(message: string, status = 2) {
    super(message)
    this.status = status
  }
}
