/** The loss stopped being a number; the training has been put back to where it last was sound. */
export class DivergedError extends Error {
  /**
   * @param epoch the epoch, counted from 1, in which it happened
   * @param rateFactor what the recipe's learning rate is multiplied by from now on
   */
  constructor(
    readonly epoch: number,
    readonly rateFactor: number,
  ) {
    super(
      `The loss was no number any more in epoch ${epoch}. The network is back to where epoch ${epoch} began; ` +
        `the learning rate is ${rateFactor} of the recipe’s from here on.`,
    );
    this.name = 'DivergedError';
  }
}
