import fc from 'fast-check';
import { GraphWriter } from './graphWriter';
import { imageStep, toVector } from './randomImageSteps';
import { vectorStep } from './randomVectorSteps';

/** A random network as an ONNX file, and an input for it. */
export interface RandomGraph {
  readonly file: Uint8Array;
  readonly input: Float32Array;
  /** Sizes of the input in ONNX's order, batch included. */
  readonly sizes: readonly number[];
  /** The operators in it. */
  readonly ops: readonly string[];
}

/** Random graphs of all operations, first over images, then over vectors. */
export const randomGraph: fc.Arbitrary<RandomGraph> = fc
  .record({
    seed: fc.integer(),
    channels: fc.integer({ min: 1, max: 4 }),
    height: fc.integer({ min: 4, max: 9 }),
    width: fc.integer({ min: 4, max: 9 }),
    imageSteps: fc.array(fc.nat(), { minLength: 0, maxLength: 5 }),
    vectorSteps: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  })
  .map(({ seed, channels, height, width, imageSteps, vectorSteps }) => {
    const writer = new GraphWriter(seed, [channels, height, width]);
    for (const step of imageSteps) imageStep(writer, step);
    toVector(writer);
    for (const step of vectorSteps) vectorStep(writer, step);
    return writer.finish();
  });
