import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { BOUNDS_SHARE, productTerms, RELAXED_SHARE } from '../../../kernels/chain/chain';
import { areWide, isLittle } from '../../../kernels/chain/channelSums';
import { chainCosts } from '../../../kernels/chain/costs';
import { packFilter } from '../../../kernels/chain/packFilter';
import { packUnits, type UnitLines } from '../../../kernels/chain/packUnits';
import type { ChainBounds, ChainStep, ChainSteps, ImageShape } from '../../../kernels/chain/types';
import { keptWith } from '../../../kernels/keptConstants';
import { type Interval, magnitudeOf } from '../../../kernels/rounding/interval';
import { executionErrorOfSums } from '../../../network/otherExecutions';
import { tensorsFrom } from '../../keptTensors';
import type { BackwardContext } from '../context';
import { constantsOf, lostShare, valueAtZero } from '../passAffine';
import { knownRelaxation } from '../passRelaxed';
import type { ChainLink, ChainPlan } from './chainOf';

type UnitsLink = Exclude<ChainLink, { kind: 'products' }>;

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
export function chainSteps({ links, input }: ChainPlan, context: BackwardContext): ChainSteps {
  const steps: ChainStep[] = [];
  links.forEach((link, at) => {
    if (link.kind === 'products') {
      if (!isRelaxed(links[at - 1])) {
        const { bias, cost } = constantsOfProducts(link, context);
        steps.push({ kind: 'bounds', value: link.value, below: bias, above: bias, cost });
      }
      steps.push({ kind: 'products', value: link.input, filter: packFilter(link.filter, link.input, link.key) });
    } else steps.push(unitsStep(link, links[at + 1], context));
  });
  return [...steps, boxStep(input, context)];
}

function isRelaxed(link: ChainLink | undefined): link is UnitsLink {
  return link !== undefined && link.kind !== 'products';
}

/** Relaxations, or a scaling; with what the layer before adds. */
function unitsStep(link: UnitsLink, before: ChainLink | undefined, context: BackwardContext): ChainStep {
  const ofProducts = before?.kind === 'products' ? before : undefined;
  const key = `chain units ${context.rounding} ${link.node.output} ${ofProducts?.key} ${ofProducts?.node.output}`;
  const units = tensorsFrom(context.bounds, key, () => {
    const { bias, cost: biasCost } = ofProducts ? constantsOfProducts(ofProducts, context) : {};
    const lines = link.kind === 'relaxation' ? linesOf(link, context) : scaleOf(link, context);
    return packUnits({ ...lines, bias, biasCost }, link.value);
  });
  return { kind: 'relaxation', value: link.value, units };
}

/** What a layer of products adds, and what coefficients lose that pass it. */
function constantsOfProducts(link: ChainLink & { kind: 'products' }, context: BackwardContext): Constants {
  const { node, affine, filter, key } = link;
  const [bias] = affine.isLinear
    ? []
    : keptWith(filter.keptWith, `chain bias ${key} ${node.output}`, () => [asRead(valueAtZero(node), link)]);
  const added = { ...(bias && { bias }) };
  if (!ROUNDINGS[context.rounding].outward) return added;
  const known = tensorsFrom(context.bounds, `chain products ${context.rounding} ${key} ${node.output}`, () => ({
    cost: costOfProducts(link, bias, context),
  }));
  return { ...added, ...known };
}

/**
 * What each |coefficient| of a layer of products loses: `lostShare` of m = |W|X + |b| (see passAffine.ts), of which |W|X is taken for
 * somewhat more, which can be had cheaply, where boxes and outputs are wide enough for that.
 */
function costOfProducts(
  link: ChainLink & { kind: 'products' },
  bias: tf.Tensor | undefined,
  { bounds, rounding }: BackwardContext,
): tf.Tensor {
  const { node, affine, filter } = link;
  const [rows, columns, , channels] = filter.shape as [number, number, number, number];
  const taps = Math.ceil(rows / filter.strides[0]) * Math.ceil(columns / filter.strides[1]);
  const share = lostShare({ ...affine.terms(node), backward: productTerms(taps, channels) });
  const inputs = node.inputs.map((name) => bounds.get(name) as Interval);
  const outputs = bounds.get(node.output);
  const most = inputs.every(areWide) ? affine.shareAtMost?.(inputs, node, share) : undefined;
  const ofOwn =
    most && outputs && isLittle(most, outputs) ? most : tf.mul(affine.magnitude(inputs.map(magnitudeOf), node), share);
  const ofRuns = executionErrorOfSums(node, inputs, outputs as Interval, rounding);
  const known = asRead(ofRuns === 0 ? ofOwn : tf.add(ofOwn, ofRuns), link);
  return chainCosts(known, bias ?? tf.zeros([1, ...known.shape.slice(1)]), share + RELAXED_SHARE);
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

function linesOf({ node, relaxed }: UnitsLink & { kind: 'relaxation' }, context: BackwardContext): UnitLines {
  const { lowerSlope, upperSlope, lowerIntercept, upperIntercept, weight } = knownRelaxation(node, relaxed, context);
  const largest = lowerIntercept && tf.maximum(tf.abs(lowerIntercept), tf.abs(upperIntercept));
  const { cost } = costOf(weight, largest ?? upperIntercept, context);
  return { lowerSlope, upperSlope, below: lowerIntercept, above: upperIntercept, cost, isExact: true };
}

/** A scaling is its own relaxation; passing back a one gives its slope, rounded. */
function scaleOf({ node, affine }: UnitsLink & { kind: 'scale' }, context: BackwardContext): UnitLines {
  const ones = tf.ones([1, ...(node.inputShapes[0] as number[])]);
  const shared = affine.transpose(ones, node, context.rounding)[0] as tf.Tensor;
  const { atZero = tf.zerosLike(shared), weight } = constantsOf(node, affine, context);
  const { cost } = costOf(weight, atZero, context);
  const slope = tf.tile(shared, [context.batch, ...shared.shape.slice(1).map(() => 1)]);
  return { lowerSlope: slope, upperSlope: slope, below: atZero, above: atZero, cost, isExact: false };
}

/** The box of the network's input. */
function boxStep(value: ImageShape, context: BackwardContext): ChainBounds {
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
