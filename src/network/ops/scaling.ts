import type { Tensor } from '@tensorflow/tfjs-core';
import type { ScaleShift } from '../../kernels/intervalScale';
import type { Weight } from '../network';
import { magnitudeOf } from '../weight';

/** Constants of s·x + t as `intervalScale` wants them; where t was computed, `shiftMagnitude` covers what from. */
export function scalingConstants(scale: Weight, shift: Weight, shiftMagnitude = magnitudeOf(shift)) {
  return { scale, magnitude: magnitudeOf(scale), shift, shiftMagnitude };
}

/** The same constants on the device. */
export function scalingTensors(tensors: Readonly<Record<string, Tensor>>): ScaleShift {
  const { scale, magnitude, shift, shiftMagnitude } = tensors;
  return {
    scale: scale as Tensor,
    magnitude: magnitude as Tensor,
    shift: shift as Tensor,
    shiftMagnitude: shiftMagnitude as Tensor,
  };
}
