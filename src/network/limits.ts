/** No activation may have more values for one sample. */
export const LARGEST_ACTIVATION = 2 ** 26;

/** All weights of a network together may have no more numbers. */
export const MOST_WEIGHTS = 2 ** 28;

/** No value may have more axes besides the batch: TensorFlow.js computes with six dimensions at most. */
export const MOST_AXES = 5;
