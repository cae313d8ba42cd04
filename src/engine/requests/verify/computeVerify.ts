import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { decide } from '../../../bounds/complete/decide';
import type { Witness } from '../../../bounds/complete/witness';
import type { BackendName } from '../../../catalog/backends';
import { isLogarithmic, type Normalizer } from '../../../catalog/operations';
import { gunzip } from '../../../formats/inputs/gunzip';
import { parseProperty } from '../../../formats/properties/parseProperty';
import type { Property } from '../../../formats/properties/property';
import type { Declaration } from '../../../formats/properties/vnnlib2';
import { shapeToOnnx, valuesToOnnx } from '../../../network/layout';
import type { Network, Shape } from '../../../network/network';
import { type ReadyNetwork, uploadNetwork } from '../../../network/upload';
import { compareToNumber, exactDigits, writeDigits } from '../../../numbers/decimal';
import type { Unnamed } from '../../api/subject';
import type { Progress } from '../../api/types';
import { TreeClock } from '../../progress';
import type { StoredModel } from '../../stores/modelStore';
import { reportTree } from '../decide/reportTree';
import { propertyInFloats } from './inFloats';
import type { FullVerifyRequest, PropertyCounterexample, VerifyResult } from './verifyTypes';

/**
 * Decides a property of a model.
 *
 * @param start when its time began (performance.now): reading the model belongs to it
 */
export async function computeVerify(
  { network, ready }: StoredModel,
  { property: source, timeout, rounding, seed, share }: FullVerifyRequest,
  checkpoint: Checkpoint,
  start: number,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Unnamed<VerifyResult>> {
  const { property, query } = parseProperty(typeof source === 'string' ? source : await textOf(source));
  requireWhole(network);
  if (query) {
    requireShape(query.input, shapeToOnnx(network.input.shape));
    requireShape(query.output, network.outputSizes ?? shapeToOnnx(ready.shapes.get(network.output) as Shape));
  }
  const decided = propertyInFloats(property, network, ready.shapes, rounding);
  const own = decided.network === network ? ready : uploadNetwork(decided.network);
  const clock = new TreeClock(timeout);
  try {
    const { verdict, witness, reason, dealt, state } = await decide(
      own,
      decided.property,
      {
        rounding,
        timeout: 1000 * timeout - (performance.now() - start),
        seed,
        ...(share && { share }),
        onState: (tree) => onProgress(clock.progress(reportTree(tree, own))),
      },
      checkpoint,
    );
    return {
      verdict,
      ...(reason && { reason }),
      ...(dealt !== undefined && { dealt }),
      counterexample: witness ? counterexampleOf(witness, property, ready, own) : null,
      tree: reportTree(state, own),
      rounding,
      milliseconds: performance.now() - start,
      backend: tf.getBackend() as BackendName,
    };
  } finally {
    if (own !== ready) own.dispose();
  }
}

/** A property is about all that a network reads. */
function requireWhole({ held = [] }: Network): void {
  const assumed = held.find(({ isGiven }) => !isGiven);
  if (!assumed) return;
  throw new RangeError(
    `The network has another input, “${assumed.name}”, of which the property says nothing. Say what it is held at.`,
  );
}

/** An element is found by its indices in the shape that is declared; a vector may stand for any shape, in its order. */
function requireShape({ name, shape }: Declaration, own: Shape): void {
  const [declared, known] = [shape, own].map((sizes) => sizes.filter((size) => size !== 1));
  if (declared === undefined || declared.length < 2 || String(declared) === String(known)) return;
  throw new RangeError(
    `The query declares ${name} with the shape [${shape.join(',')}], the network has [${own.join(',')}]. Choose the query made for it.`,
  );
}

/** A file's text, packed by gzip or not. */
async function textOf(bytes: ArrayBuffer): Promise<string> {
  return new TextDecoder().decode(await gunzip(new Uint8Array(bytes)));
}

/** A witness in the file's order, all its figures written out: the shortest that give the same float may lie outside the box. */
function counterexampleOf(
  { alternative, input, outputs, decimals: exactly }: Witness,
  { disjuncts, inputs }: Property,
  { network, shapes }: ReadyNetwork,
  asked: ReadyNetwork,
): PropertyCounterexample {
  const box = disjuncts[alternative]?.box ?? [];
  const values = valuesToOnnx(input, network.input.shape);
  const order = valuesToOnnx(
    Float64Array.from(input, (_, at) => at),
    network.input.shape,
  );
  const decimals = box.map(({ lower, upper }, at) => {
    const own = exactly?.[order[at] as number];
    if (own) return writeDigits(own);
    const value = values[at] as number;
    const isInside = compareToNumber(lower, value) <= 0 && compareToNumber(upper, value) >= 0;
    return writeDigits(isInside ? exactDigits(value) : lower);
  });
  const shape = shapes.get(network.output) as Shape;
  const logits = asked.network === network ? valuesToOnnx(outputs, shape) : outputs.slice(inputs);
  return { input: decimals, output: normalized(logits, network.normalizedBy) };
}

/** What the file's own last operation makes of logits. */
function normalized(logits: Float64Array, by: Normalizer | undefined): Float64Array {
  if (!by) return logits;
  const largest = Math.max(...logits);
  const sum = logits.reduce((total, z) => total + Math.exp(z - largest), 0);
  return logits.map((z) => (isLogarithmic(by) ? z - largest - Math.log(sum) : Math.exp(z - largest) / sum));
}
