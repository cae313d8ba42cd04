import * as tf from '@tensorflow/tfjs-core';
import { type MachineSpeed, measureSpeed } from '../../../bounds/cost/machineSpeed';
import type { BackendName } from '../../../catalog/backends';
import { planNetwork, type ReadyNetwork } from '../../../network/upload';
import type { ModelSource } from '../../api/requestTypes';
import type { Speeds } from '../../backends/bySize';
import type { ReadModel } from '../../stores/modelStore';
import { type Fields, requireFields } from '../fields';
import { reportNetwork } from './reportNetwork';
import type { SupportReport, WeightReport } from './reportTypes';
import { reportWeight } from './weightReport';

/** Which weights are asked about. */
export interface WeightsRequest {
  readonly model: ModelSource;
  /** Which of the network's layers, from 0. */
  readonly node: number;
}

const WEIGHTS_FIELDS: Fields<WeightsRequest> = { model: 'needed', node: 'needed' };

const plans = new WeakMap<ReadModel['network'], ReadyNetwork>();

/** What computing with a model is planned by, within a limit of memory; made once for each model. */
export function planOf({ network, shapes }: Pick<ReadModel, 'network' | 'shapes'>, memory: number): ReadyNetwork {
  const known = plans.get(network) ?? planNetwork(network, shapes);
  plans.set(network, known);
  return { ...known, memory };
}

const measuredHere: Partial<Record<BackendName, MachineSpeed>> = {};

/**
 * The report of a model that was read.
 *
 * @param speeds of the backends that questions go to; where none was measured yet, the one that runs is now
 */
export async function computeReport(model: ReadModel, memory: number, speeds: Speeds): Promise<SupportReport> {
  const backend = tf.getBackend() as BackendName;
  const own = async () => {
    measuredHere[backend] ??= await measureSpeed();
    return { [backend]: measuredHere[backend] };
  };
  const known = Object.keys(speeds).length > 0 ? speeds : await own();
  return reportNetwork(planOf(model, memory), model.card?.name ?? model.network.name, { backend, speeds: known });
}

/**
 * Statistics of a layer's weights, each with how its numbers are spread.
 *
 * @throws RangeError where there is no such layer
 */
export function computeWeights({ network }: ReadModel, request: WeightsRequest): readonly WeightReport[] {
  requireFields('request for weights', request, WEIGHTS_FIELDS);
  const node = network.nodes[request.node];
  if (!node) {
    throw new RangeError(`node is ${request.node}, but the network’s layers go from 0 to ${network.nodes.length - 1}.`);
  }
  const weights = Object.entries(node.weights).filter(([, { data }]) => data.length > 0);
  return weights.map(([name, weight]) => reportWeight(name, weight));
}
