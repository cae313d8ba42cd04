import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../bounds/checkpoint';
import { inputBox } from '../../../bounds/inputBox';
import { BOUNDS_BY } from '../../../bounds/methods';
import { BACKENDS, type BackendName, WITH_GRAPHICS } from '../../../catalog/backends';
import { METHODS } from '../../../catalog/methods';
import { type Dispatch, traceDevice } from '../../../kernels/webgpu/deviceTrace';
import type { Unnamed } from '../../api/subject';
import type { BoxedInputs } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import { chooseLabels, logitsOf } from '../bounds/labels';
import type { FullRequest } from '../bounds/request';
import type { LayerTrace, ProgramTrace, TraceResult } from './traceTypes';

/** Milliseconds on the device after which the question is not asked again, and how often it is asked at most. */
const ENOUGH = 50;
const MOST_QUESTIONS = 24;

/**
 * What the graphics device does for the bounds of one sample, layer by layer.
 *
 * @throws RangeError where bounds are not computed on one
 */
export async function computeTrace(
  { ready, network }: StoredModel,
  inputs: BoxedInputs,
  request: FullRequest,
  checkpoint: Checkpoint,
): Promise<Unnamed<TraceResult>> {
  const backend = tf.getBackend() as BackendName;
  if (backend !== WITH_GRAPHICS) {
    const titles = [backend, WITH_GRAPHICS].map((name) => BACKENDS[name].title);
    throw new RangeError(`Bounds are computed by ${titles[0]} here. Choose ${titles[1]}, whose programs can be shown.`);
  }
  if (inputs.batch !== 1) throw new RangeError(`There are ${inputs.batch} inputs. Give one.`);
  const { rounding, epsilon, method, label } = request;
  const traced = METHODS[method].searchesFrom ?? method;
  const box = inputBox(inputs.values, epsilon, inputs.clip, rounding, inputs.scales);
  const logits = await logitsOf(ready, inputs.values, [1, ...network.input.shape]);
  const labels = chooseLabels(ready, logits, label, inputs.labels);
  const ask = async () => void (await BOUNDS_BY[traced].bound(ready, box, labels, rounding, checkpoint));
  const dispatches: Dispatch[] = [];
  let [questions, milliseconds] = [0, 0];
  do {
    const found = await traceDevice(tf.backend() as WebGPUBackend, ask);
    for (const dispatch of found) dispatches.push(dispatch);
    questions++;
    milliseconds += found.reduce((sum, dispatch) => sum + (dispatch.milliseconds ?? ENOUGH), 0);
  } while (questions < MOST_QUESTIONS && milliseconds < ENOUGH);
  const layers = ready.nodes.map(({ name, op, output }): LayerTrace => {
    const own = dispatches.filter(({ part }) => part === output);
    return { name, op, ...summarized(own, questions) };
  });
  const outputs = new Set(ready.nodes.map(({ output }) => output));
  const others = dispatches.filter(({ part }) => part === undefined || !outputs.has(part));
  return { traced, questions, layers, beside: summarized(others, questions) };
}

/** Runs of the same program on as many workgroups, taken together. */
function summarized(dispatches: readonly Dispatch[], questions: number): Pick<LayerTrace, 'programs' | 'milliseconds'> {
  const groups = new Map<string, Dispatch[]>();
  for (const dispatch of dispatches) {
    const key = `${dispatch.workgroups} ${dispatch.wgsl}`;
    const group = groups.get(key);
    if (group) group.push(dispatch);
    else groups.set(key, [dispatch]);
  }
  const programs = [...groups.values()].map((all): ProgramTrace => {
    const { program, wgsl, own, workgroups, workgroupSize } = all[0] as Dispatch;
    const runs = Math.round(all.length / questions);
    return { name: program, wgsl, own, workgroups, workgroupSize, runs, milliseconds: meanOf(all, questions) };
  });
  return { programs, milliseconds: meanOf(dispatches, questions) };
}

function meanOf(dispatches: readonly Dispatch[], questions: number): number | null {
  let sum = 0;
  for (const { milliseconds } of dispatches) {
    if (milliseconds === undefined) return null;
    sum += milliseconds;
  }
  return sum / questions;
}
