import type { InputBatch } from '../engine/stores/inputs';
import type { StoredModel } from '../engine/stores/modelStore';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import { sizeOf } from '../network/network';
import { uploadNetwork } from '../network/upload';
import type { BenchCase } from './benchCase';

/** A case whose network lies on the device. */
export interface ReadyCase {
  readonly model: StoredModel;
  /** The first images of the case. */
  readonly inputs: (batch: number) => InputBatch;
}

/** Puts a case's network on the current backend. */
export function prepareCase({ name, onnx, images, labels }: BenchCase): ReadyCase {
  const network = readOnnx(onnx, name);
  const size = sizeOf(network.input.shape);
  return {
    model: { id: name, network, ready: uploadNetwork(network) },
    inputs: (batch) => ({ values: images.subarray(0, batch * size), batch, labels: labels.slice(0, batch) }),
  };
}
