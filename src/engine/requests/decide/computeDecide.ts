import * as tf from '@tensorflow/tfjs-core';
import { insideBox } from '../../../bounds/attack/insideBox';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { decide } from '../../../bounds/complete/decide';
import { labelProperty, nearestClass } from '../../../bounds/complete/labelProperty';
import type { TreeState } from '../../../bounds/complete/treeCount';
import type { Witness } from '../../../bounds/complete/witness';
import { inputBox } from '../../../bounds/inputBox';
import type { BackendName } from '../../../catalog/backends';
import type { Classes } from '../../../network/classes/classes';
import { requireClasses } from '../../../network/interface/outputs';
import { valuesToOnnx } from '../../../network/layout';
import type { Shape } from '../../../network/network';
import type { Unnamed } from '../../api/subject';
import type { Counterexample, Progress } from '../../api/types';
import { TreeClock } from '../../progress';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { labelsOf } from '../attack/computeAttack';
import type { DecideResult, FullDecideRequest } from './decideTypes';
import { reportTree } from './reportTree';

/** Decides whether the label stays over the box of one input. */
export async function computeDecide(
  model: StoredModel,
  inputs: BoxedInputs,
  request: FullDecideRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Unnamed<DecideResult>> {
  if (inputs.batch !== 1) throw new RangeError(`${inputs.batch} inputs are given. Decide about one at a time.`);
  const { epsilon, rounding, timeout, seed } = request;
  const { values, scales, clip } = inputs;
  const classes = requireClasses(model.network, model.ready.shapes);
  const [label] = (await labelsOf(model, values, inputs.labels, request.label)) as [number];
  const region = {
    outside: inputBox(values, epsilon, clip, rounding, scales),
    inside: insideBox(values, epsilon, clip, scales),
  };
  const { property, targets } = labelProperty(classes, label, region);
  const reported = (tree: TreeState) => reportTree(tree, model.ready);
  const clock = new TreeClock(timeout);
  const { verdict, witness, reason, state } = await decide(
    model.ready,
    property,
    {
      rounding,
      timeout: 1000 * timeout,
      seed,
      onState: (tree) => onProgress(clock.progress(reported(tree))),
    },
    checkpoint,
  );
  return {
    label,
    verdict: verdict === 'timeout' ? 'unknown' : verdict,
    ...(reason && { reason }),
    counterexample: witness ? counterexampleOf(witness, classes, label, model.network.input.shape) : null,
    targets,
    tree: reported(state),
    rounding,
    milliseconds: state.milliseconds,
    backend: tf.getBackend() as BackendName,
  };
}

function counterexampleOf(witness: Witness, classes: Classes, label: number, shape: Shape): Counterexample {
  return { input: valuesToOnnx(witness.input, shape), ...nearestClass(witness, classes, label) };
}
