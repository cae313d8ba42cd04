/** Pixels beside the charts of a training, which stand below each other: numbers on the left, names on the right. */
export const EPOCH_LEFT = 34;
export const EPOCH_RIGHT = 134;
/** Pixels above and below, for half a letter. */
export const EPOCH_MARGIN = 8;
/** Pixels of the numbers below. */
export const EPOCH_AXIS = 18;
/** Pixels between the labels of two lines. */
export const EPOCH_LABEL = 17;
