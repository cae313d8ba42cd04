import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { BOUNDS_SHARE, productTerms, RELAXED_SHARE } from '../../../kernels/chain/chain';
import { chainCosts } from '../../../kernels/chain/costs';
import { packFilter } from '../../../kernels/chain/packFilter';
import type { ChainStep, ImageShape } from '../../../kernels/chain/types';
import { type Interval, magnitudeOf } from '../../../kernels/rounding/interval';
import type { ReadyNode } from '../../../network/network';
import { tensorsFrom } from '../../keptTensors';
import type { BackwardContext } from '../context';
import { constantsOf } from '../passAffine';
import { knownRelaxation } from '../passRelaxed';
import type { ChainLink, ChainPlan } from './chainOf';

type Constants = {
  /** What coefficients add, [1, ...]; zero where it is left out. */
  readonly bias?: tf.Tensor;
  /** What each |coefficient| loses. */
  readonly cost?: tf.Tensor;
};

/**
 * A way as the kernel walks it, over the bounds of a batch. What a layer of products adds is added with the relaxation before
 * it, where there are such. Tensors that are not kept with the bounds are made in the tidy scope around.
 */
export function chainSteps({ links, input }: ChainPlan, context: BackwardContext): ChainStep[] {
  const steps: ChainStep[] = [];
  for (const link of links) {
    if (link.kind === 'products') {
      const { bias, cost } = constantsOfProducts(link, context);
      const last = steps.at(-1);
      if (last?.kind === 'relaxation' && !last.bias && !last.biasCost) {
        steps[steps.length - 1] = { ...last, bias, biasCost: cost };
      } else {
        steps.push({ kind: 'bounds', value: link.value, below: bias, above: bias, cost });
      }
      steps.push({ kind: 'products', value: link.input, filter: packFilter(link.filter, link.input, link.key) });
    } else if (link.kind === 'relaxation') steps.push(relaxationStep(link.node, link, context));
    else steps.push(scaleStep(link, context));
  }
  return [...steps, boxStep(input, context)];
}

function constantsOfProducts(link: ChainLink & { kind: 'products' }, context: BackwardContext): Constants {
  const { node, affine, filter } = link;
  const [rows, columns, , outputs] = filter.shape as [number, number, number, number];
  const taps = Math.ceil(rows / filter.strides[0]) * Math.ceil(columns / filter.strides[1]);
  const terms = { ...affine.terms(node), backward: productTerms(taps, outputs) };
  return tensorsFrom(context.bounds, `chain products ${context.rounding} ${link.key} ${node.output}`, () => {
    const known = constantsOf(node, affine, context, terms);
    const [atZero, weight] = [known.atZero, known.weight].map((numbers) => numbers && asRead(numbers, link));
    return { ...(atZero && { bias: atZero }), ...costOf(weight, atZero, context) };
  });
}

/** What is known of a node's outputs, [samples, ...], as it lies in the value that is read. */
function asRead(numbers: tf.Tensor, { order, value }: ChainLink & { kind: 'products' }): tf.Tensor {
  if (!order) return numbers;
  const [samples] = numbers.shape as [number];
  const moved = tf.gather(tf.reshape(numbers, [samples, -1]), tf.tensor1d(order, 'int32'), 1);
  return tf.reshape(moved, [samples, ...value]);
}

/** What coefficients lose: what is known, and what summing up what they add loses; nothing where rounding is ignored. */
function costOf(
  known: tf.Tensor | undefined,
  added: tf.Tensor | undefined,
  { rounding }: BackwardContext,
): Pick<Constants, 'cost'> {
  if (!ROUNDINGS[rounding].outward || (!known && !added)) return {};
  return { cost: chainCosts(known, added ?? tf.zeros([1, ...(known as tf.Tensor).shape.slice(1)]), RELAXED_SHARE) };
}

function relaxationStep(
  node: ReadyNode,
  link: ChainLink & { kind: 'relaxation' },
  context: BackwardContext,
): ChainStep {
  const { bounds, rounding } = context;
  const relaxation = knownRelaxation(node, link.relaxed, context);
  const { lowerSlope, upperSlope, lowerIntercept, upperIntercept, weight } = relaxation;
  const { cost } = tensorsFrom(bounds, `chain relaxation ${rounding} ${node.output}`, (): Constants => {
    const largest = lowerIntercept && tf.maximum(tf.abs(lowerIntercept), tf.abs(upperIntercept));
    return costOf(weight, largest ?? upperIntercept, context);
  });
  const interval = { below: lowerIntercept, above: upperIntercept };
  return { kind: 'relaxation', value: link.value, lowerSlope, upperSlope, ...interval, cost };
}

/** A scaling is its own relaxation; passing back a one gives its slope. */
function scaleStep({ node, affine, value }: ChainLink & { kind: 'scale' }, context: BackwardContext): ChainStep {
  const { bounds, batch, rounding } = context;
  const known = tensorsFrom(bounds, `chain scale ${rounding} ${node.output}`, () => {
    const ones = tf.ones([1, ...(node.inputShapes[0] as number[])]);
    const slope = affine.transpose(ones, node, rounding)[0] as tf.Tensor;
    const { atZero = tf.zerosLike(slope), weight } = constantsOf(node, affine, context);
    const { cost } = costOf(weight, atZero, context);
    const forEach = (shared: tf.Tensor) => tf.tile(shared, [batch, ...shared.shape.slice(1).map(() => 1)]);
    return { slope: forEach(slope), bias: atZero, ...(cost && { cost }) };
  });
  const slopes = { lowerSlope: known.slope, upperSlope: known.slope };
  return { kind: 'relaxation', value, ...slopes, below: known.bias, above: known.bias, cost: known.cost };
}

/** The box of the network's input. */
function boxStep(value: ImageShape, context: BackwardContext): ChainStep {
  const { bounds, ready, rounding } = context;
  const known = tensorsFrom(bounds, `chain box ${rounding}`, () => {
    const box = bounds.get(ready.network.input.name) as Interval;
    const [below, above] = tf.split(box, 2, 0) as [tf.Tensor, tf.Tensor];
    const interval = { below, above };
    if (!ROUNDINGS[rounding].outward) return interval;
    return { ...interval, cost: chainCosts(undefined, magnitudeOf(box), BOUNDS_SHARE) };
  });
  return { kind: 'bounds', value, ...known };
}
