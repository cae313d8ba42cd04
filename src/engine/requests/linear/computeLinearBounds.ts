import * as tf from '@tensorflow/tfjs-core';
import { type LinearFunction as LowerFunction, linearFunctions } from '../../../bounds/backward/linearFunction';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { type InputBox, inputBox } from '../../../bounds/inputBox';
import { BOUNDS_BY } from '../../../bounds/methods';
import type { BoundsMethod } from '../../../bounds/methods/boundsMethod';
import { disposeBounds, type ValueBounds } from '../../../bounds/valueBounds';
import { METHOD_NAMES, METHODS, type Method, USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import { packInterval } from '../../../kernels/rounding/interval';
import { classesOf } from '../../../network/classes/classes';
import { valuesFromOnnx, valuesToOnnx } from '../../../network/layout';
import { type Shape, sizeOf } from '../../../network/network';
import type { Unnamed } from '../../api/subject';
import type { LayerBounds, LinearBoundsRequest, LinearBoundsResult, LinearFunction } from '../../api/types';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { chooseLabels, knownLabels, logitsOf } from '../bounds/labels';
import { BOUNDS_FIELDS, completeRequest } from '../bounds/request';
import { type Fields, requireFields } from '../fields';
import type { FullLinearRequest } from './linearTypes';

const LINEAR_FIELDS: Fields<LinearBoundsRequest> = { ...BOUNDS_FIELDS, target: 'needed', layers: 'optional' };

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError for interval bounds, which keep no function of the input
 */
export function completeLinearRequest(request: LinearBoundsRequest): FullLinearRequest {
  requireFields('request for linear functions', request, LINEAR_FIELDS);
  const full = completeRequest({ method: USUAL_TIGHT_METHOD, ...request });
  relaxedBy(full.method);
  const { target, layers } = request;
  return { ...full, target, ...(layers && { layers }) };
}

/** The linear functions of the input between which a unit or a margin lies in the whole box; of one sample. */
export async function computeLinearBounds(
  model: StoredModel,
  inputs: BoxedInputs,
  request: FullLinearRequest,
  checkpoint: Checkpoint,
): Promise<Unnamed<LinearBoundsResult>> {
  if (inputs.batch !== 1) throw new RangeError(`There are ${inputs.batch} inputs. Give one.`);
  const { ready } = model;
  const { epsilon, rounding, method, layers } = request;
  const box = inputBox(inputs.values, epsilon, inputs.clip, rounding, inputs.scales);
  const { value, weights } = await wantedOf(model, inputs, request);
  const bounds = layers
    ? uploadBounds(model, box, layers)
    : await relaxedBy(method)(ready, box, 1, rounding, checkpoint);
  const rows = bothSides(weights, ready.shapes.get(value) as Shape);
  try {
    const context = { ready, bounds, batch: 1, rounding };
    const [lower, negated] = await linearFunctions(context, value, rows, box, checkpoint);
    const { shape } = model.network.input;
    return {
      lower: described(lower as LowerFunction, 1, shape),
      upper: described(negated as LowerFunction, -1, shape),
    };
  } finally {
    rows.dispose();
    disposeBounds(bounds);
  }
}

/** How the bounds are found on which the method's linear functions rest. */
function relaxedBy(method: Method): NonNullable<BoundsMethod['values']> {
  const { values } = BOUNDS_BY[method];
  if (values) return values;
  const others = METHOD_NAMES.filter((name) => METHODS[name].relaxes);
  throw new RangeError(`${METHODS[method].title} keeps no function of the input. Choose one of: ${others.join(', ')}.`);
}

/** The value asked about, and the weights of its units in the sum that is bounded, in ONNX's order. */
async function wantedOf({ ready, network }: StoredModel, inputs: BoxedInputs, { target, label }: FullLinearRequest) {
  const value = 'against' in target ? network.output : ready.nodes[target.layer]?.output;
  if (value === undefined) throw new RangeError(`There is no layer ${'layer' in target ? target.layer : ''}.`);
  const weights = new Float32Array(sizeOf(ready.shapes.get(value) as Shape));
  const classes = classesOf(network, ready.shapes);
  const [unit, count] = 'against' in target ? [target.against, classes.count] : [target.unit, weights.length];
  if (!(Number.isInteger(unit) && unit >= 0 && unit < count)) {
    throw new RangeError(`There is no unit ${unit}. They go from 0 to ${count - 1}.`);
  }
  if (!('against' in target)) {
    weights[unit] = 1;
    return { value, weights };
  }
  const [own] = (knownLabels(ready, 1, label, inputs.labels) ?? (await labelsReadOff(ready, inputs))) as [number];
  const { winning, losing } = classes.marginOutputs(own, unit);
  weights[losing] = -1;
  weights[winning] = (weights[winning] as number) + 1;
  return { value, weights };
}

async function labelsReadOff(ready: StoredModel['ready'], { values }: BoxedInputs): Promise<number[]> {
  return chooseLabels(ready, await logitsOf(ready, values, [1, ...ready.network.input.shape]));
}

/** The weights and their negatives, which bound the sum from above; [2, ...shape]. */
function bothSides(weights: Float32Array, shape: Shape): tf.Tensor {
  return tf.tidy(() => {
    const row = tf.tensor(valuesFromOnnx(weights, shape), [1, ...shape]);
    return tf.concat([row, tf.neg(row)], 0);
  });
}

/** Bounds that are known already, on the device. */
function uploadBounds({ ready, network }: StoredModel, box: InputBox, layers: readonly LayerBounds[]): ValueBounds {
  const upload = (lower: Float32Array, upper: Float32Array, shape: Shape) =>
    tf.tidy(() => packInterval(tf.tensor(lower, [1, ...shape]), tf.tensor(upper, [1, ...shape])));
  const bounds: ValueBounds = new Map([[network.input.name, upload(box.lower, box.upper, network.input.shape)]]);
  ready.nodes.forEach(({ output }, index) => {
    const { lower, upper } = layers[index] as LayerBounds;
    const shape = ready.shapes.get(output) as Shape;
    bounds.set(output, upload(valuesFromOnnx(lower, shape), valuesFromOnnx(upper, shape), shape));
  });
  return bounds;
}

/** A function in the model's own order; `sign` −1 turns one below the negative into one above. */
function described({ coefficients, constant, least }: LowerFunction, sign: 1 | -1, shape: Shape): LinearFunction {
  const signed = (value: number) => (sign === 1 ? value : 0 - value);
  return {
    coefficients: valuesToOnnx(coefficients.map(signed), shape),
    constant: signed(constant),
    extreme: signed(least),
  };
}
