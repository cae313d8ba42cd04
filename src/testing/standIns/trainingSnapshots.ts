import type { EpochReport, TrainingRequest, TrainingSnapshot } from '../../engine/api/trainingTypes';

const TRAINING_REQUEST: TrainingRequest = {
  name: 'IGRP trained here',
  dataset: 'fashion-mnist-train-12k',
  architecture: 'tiny-cnn',
  method: 'igrp',
  groups: [['Shirt', 'Coat'], ['Bag']],
  groupsFrom: 'Made up.',
  epsilonInner: 0.02,
  epsilonOuter: 0.1,
  epochs: 4,
  batchSize: 64,
  learningRate: 0.002,
  seed: 1,
};

/** A report with these figures. */
export function epochReport(epoch: number, heldOut: EpochReport['heldOut']): EpochReport {
  return { epoch, learningRate: 0.002, ramp: 1, loss: 1.5, heldOut, best: false };
}

/** A training between two epochs, running unless said otherwise. */
export function trainingSnapshot(
  part: Partial<Omit<TrainingSnapshot, 'request'>> & { readonly request?: Partial<TrainingRequest> } = {},
): TrainingSnapshot {
  const { request, ...rest } = part;
  return {
    id: 'a',
    phase: 'running',
    epochs: 4,
    epoch: part.reports?.length ?? 0,
    step: 0,
    steps: 100,
    ramp: 0,
    ramps: [0, 0.5, 1, 1],
    losses: [],
    reports: [],
    distances: [],
    notices: [],
    ...rest,
    request: { ...TRAINING_REQUEST, ...request },
  };
}
