import fc from 'fast-check';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import type { Network } from '../../network/network';
import { cancellingStep } from '../cancellingSteps';
import { GraphWriter } from './graphWriter';
import { imageStep, toVector } from './randomImageSteps';
import { vectorStep } from './randomVectorSteps';

/** A network whose float32 run goes astray, and an input for it, in the internal layout. */
export interface AdversarialGraph {
  readonly network: Network;
  readonly input: Float32Array;
}

/** Numbers all alike in size; some larger or smaller; some so that sums lose them. */
const EXPONENTS = [[0], [0, 0, 0, 4, -4], [0, 0, 0, 0, 0, 0, 0, 11, -11, -30]];

/** Numbers that absorb what is added to them. */
const ABSORBERS = [2 ** 12, 2 ** 24];

/**
 * Random graphs of all operations in which large numbers come and go: weights of very different sizes, values that a
 * large number is added to and taken from again, exactly in real arithmetic, and the same computed in two ways.
 */
export const adversarialGraph: fc.Arbitrary<AdversarialGraph> = fc
  .record({
    seed: fc.integer(),
    sizes: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 6 }), fc.integer({ min: 4, max: 6 })),
    exponents: fc.constantFrom(...EXPONENTS),
    imageSteps: fc.array(fc.nat(), { minLength: 0, maxLength: 4 }),
    vectorSteps: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  })
  .map(({ seed, sizes, exponents, imageSteps, vectorSteps }) => {
    const writer = new GraphWriter(seed, sizes, exponents);
    for (const step of imageSteps) {
      imageStep(writer, step);
      astray(writer);
    }
    toVector(writer);
    for (const step of vectorSteps) {
      astray(writer);
      vectorStep(writer, step);
    }
    writer.with('Gemm', [writer.floats([writer.sizes[0] as number, 3])], [3]);
    const { file, input } = writer.finish();
    return { network: readOnnx(file, 'adversarial'), input };
  });

/** Most graphs lose numbers somewhere, few everywhere. */
function astray(graph: GraphWriter): void {
  graph.pick([() => {}, absorb, cancellingStep])(graph);
}

/** (v + c) − c, or v + c − (w + c) with another branch w. */
function absorb(graph: GraphWriter): void {
  const large = graph.pick(ABSORBERS);
  const { value, sizes } = graph;
  const constant = graph.constant([], () => large);
  graph.push('Add', [value, constant], sizes);
  if (graph.integer(0, 1) === 0) {
    graph.push('Sub', [graph.value, constant], sizes);
    return;
  }
  const raised = graph.value;
  graph.push('Neg', [value], sizes);
  graph.push('Add', [graph.value, constant], sizes);
  graph.push('Sub', [raised, graph.value], sizes);
}
