import { describe, expect, it } from 'vitest';
import { toNumber } from '../decimal';
import { boundNetwork } from '../intervalBounds';
import { range } from '../smallNetwork';
import { type CertifiedRadii, certifiedRadii, figuresOf } from './certified';
import { generate } from './generated';
import { addLoss, type Demand } from './intervalPass';
import { SHAPES } from './names';
import { classAt, logitsAt, sizesFor, startingNetwork, type TinyNetwork, toSmallNetwork } from './tinyNetwork';
import { type SmallTrainingRun, startRun, stepRun, type TrainingSettings } from './trainingRun';

const BLOBS: TrainingSettings = {
  shape: 'blobs',
  classes: 3,
  noise: 0.2,
  seed: 1,
  way: 'natural',
  epsilon: 0.8,
  within: 0.1,
};

function trained(settings: TrainingSettings, epochs: number): SmallTrainingRun {
  let run = startRun(settings);
  for (let epoch = 0; epoch < epochs; epoch++) run = stepRun(run);
  return run;
}

function ends(run: SmallTrainingRun) {
  const network = run.networks.at(-1) as TinyNetwork;
  const radii: readonly CertifiedRadii[] = run.examples.map((example) => certifiedRadii(network, example));
  const { epsilon, within } = run.settings;
  return { network, radii, figures: figuresOf(network, run.examples, radii, epsilon, within) };
}

describe('generated data', () => {
  it.each(SHAPES)('%s are the same for the same seed, and others for another', (shape) => {
    const settings = { shape, classes: 3, noise: 0.1, seed: 3 };
    expect(generate(settings)).toEqual(generate(settings));
    expect(generate({ ...settings, seed: 4 })).not.toEqual(generate(settings));
    expect(new Set(generate(settings).map(({ label }) => label)).size).toBe(3);
  });
});

it('derives the loss by every weight as differences of its values do', () => {
  const network = startingNetwork(sizesFor(3), 5);
  const demand: Demand = { epsilon: 0.13, rivals: [0, 2], weight: 0.7 };
  const gradient = new Float64Array(network.parameters.length);
  addLoss(network, [0.4, -0.7], 1, demand, gradient);
  const step = 1e-6;
  for (let at = 0; at < gradient.length; at++) {
    const lossAt = (by: number) => {
      const parameters = network.parameters.slice();
      parameters[at] = (parameters[at] as number) + by;
      return addLoss({ ...network, parameters }, [0.4, -0.7], 1, demand, new Float64Array(gradient.length));
    };
    expect(gradient[at]).toBeCloseTo((lossAt(step) - lossAt(-step)) / (2 * step), 5);
  }
});

describe('a run', () => {
  it('is the same for the same seed, and keeps every epoch', () => {
    const [one, other] = [trained(BLOBS, 5), trained(BLOBS, 5)];
    expect(one.networks).toEqual(other.networks);
    expect(one.networks).toHaveLength(6);
  });

  it('classifies three blobs, and certifies more when it is trained for that', () => {
    const natural = ends(trained(BLOBS, 200)).figures;
    const robust = ends(trained({ ...BLOBS, way: 'intervals', epsilon: 0.3 }, 200)).figures;
    expect(natural.clean).toBeGreaterThan(95);
    expect(robust.meanBetween).toBeGreaterThan(natural.meanBetween + 0.1);
  });

  it('by IGRP keeps the large radius between groups, and gives it up within them', () => {
    const { figures } = ends(trained({ ...BLOBS, way: 'igrp' }, 250));
    expect(figures.meanBetween).toBeGreaterThan(0.75);
    expect(figures.meanWithin).toBeLessThan(0.5);
    expect(figures.adaptive).toBeGreaterThan(figures.verified + 30);
    const one = ends(trained({ ...BLOBS, way: 'intervals' }, 250)).figures;
    expect(figures.clean).toBeGreaterThan(one.clean);
  });

  it('certifies nothing that an input within the radius contradicts', () => {
    const { network, radii } = ends(trained({ ...BLOBS, way: 'intervals', epsilon: 0.2 }, 60));
    generate(BLOBS).forEach(({ point: [x, y], label }, at) => {
      const { within = 0, between = 0 } = radii[at] ?? {};
      const radius = Math.min(within, between);
      for (const [u, v] of [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
        [0.3, -0.6],
      ] as const) {
        if (radius > 0) expect(classAt(network, [x + u * radius, y + v * radius])).toBe(label);
      }
    });
  });

  it('is taken apart into exact decimals next to it', () => {
    const { network } = ends(trained(BLOBS, 20));
    const small = toSmallNetwork(network, 2, 0);
    const logits = logitsAt(network, [0.5, -0.25]);
    const { difference } = boundNetwork(small, [range('0.5', '0.5'), range('-0.25', '-0.25')]);
    expect(toNumber(difference.lower)).toBeCloseTo((logits[2] ?? 0) - (logits[0] ?? 0), 1);
  });
});
