import * as tf from '@tensorflow/tfjs-core';

/** Watches how many bytes of tensors there are at the most; says so, and watches no longer. */
export function watchPeak(): () => number {
  const { state } = tf.engine();
  let [bytes, most] = [state.numBytes, state.numBytes];
  Object.defineProperty(state, 'numBytes', {
    configurable: true,
    get: () => bytes,
    set: (now: number) => {
      bytes = now;
      most = Math.max(most, now);
    },
  });
  return () => {
    Object.defineProperty(state, 'numBytes', { configurable: true, writable: true, value: bytes });
    return most;
  };
}
