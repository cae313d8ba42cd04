import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { startTestBackend } from '../../testing/backend';
import { barAssets } from '../../testing/standIns/barImages';
import { SHORT_TRAINING } from '../../testing/standIns/fakeTrainings';
import type { TrainingCheckpoint } from '../../training/checkpoint';
import type { TrainingRequest } from '../api/trainingTypes';
import type { ModelCard } from '../api/types';
import { type Guard, RefusalError } from '../backends/gpu';
import { TrainingHost } from './trainingHost';
import type { TrainingCommand, TrainingEvent } from './trainingMessages';

const assets = barAssets(120, 50);

type EventOf<Kind extends TrainingEvent['kind']> = TrainingEvent & { kind: Kind };

/** What a worker reports while it carries out orders. */
async function eventsOf(command: TrainingCommand, guard?: Guard): Promise<readonly TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  const wasm = async () => {
    await startTestBackend('wasm');
    return { device: 'test', ...(guard && { guard }) };
  };
  await new TrainingHost(assets, { wasm }, (event) => events.push(structuredClone(event))).handle(command);
  return events;
}

function train(request: TrainingRequest, checkpoints: readonly TrainingCheckpoint[] = []) {
  return eventsOf({ kind: 'train', request, checkpoints, paused: false });
}

function only<Kind extends TrainingEvent['kind']>(events: readonly TrainingEvent[], kind: Kind): EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}

/** Where each network stands at the end. */
function lastCheckpoints(events: readonly TrainingEvent[]): TrainingCheckpoint[] {
  const checkpoints: TrainingCheckpoint[] = [];
  for (const { kept } of only(events, 'epoch')) if (kept) checkpoints[kept.part] = kept.checkpoint;
  return checkpoints;
}

describe('a training', () => {
  it('reports its start, its steps, each epoch with figures, verdicts and distances, and its end', async () => {
    const events = await train(SHORT_TRAINING);
    const [first] = events;
    expect(first).toMatchObject({ kind: 'started', backend: 'wasm' });
    expect(only(events, 'started')[0]?.watched.indices).toHaveLength(10);
    expect(events.at(-1)).toEqual({ kind: 'done' });
    const steps = only(events, 'progress');
    expect(steps.map(({ epoch, step }) => 4 * epoch + step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(steps.every(({ loss = 0 }) => loss > 0)).toBe(true);
    expect(steps.at(-1)).toMatchObject({ steps: 4, ramp: 1, secondsLeft: 0 });
    const epochs = only(events, 'epoch');
    expect(epochs.map(({ report }) => report.epoch)).toEqual([1, 2]);
    for (const { report, verdicts, distances } of epochs) {
      expect(Object.keys(report.heldOut)).toEqual(['clean', 'verified', 'interGroup', 'innerGroup', 'adaptive']);
      expect(verdicts).toHaveLength(10);
      expect(distances?.euclidean).toHaveLength(100);
    }
    expect(epochs.at(-1)?.bestEpoch).toBeGreaterThan(0);
  });

  it('sees all watched images verified once an easy task is learned', async () => {
    const request = { ...SHORT_TRAINING, method: 'ibp' as const, epsilonOuter: 0.05, epochs: 16 };
    const last = only(await train(request), 'epoch').at(-1);
    expect(last?.report.heldOut.verified).toBe(1);
    expect(last?.verdicts).toEqual(new Array(10).fill('verified'));
  });

  it('goes on from a checkpoint to the bit', async () => {
    const whole = lastCheckpoints(await train(SHORT_TRAINING));
    const first = only(await train(SHORT_TRAINING), 'epoch')[0]?.kept?.checkpoint as TrainingCheckpoint;
    expect(lastCheckpoints(await train(SHORT_TRAINING, [first]))).toEqual(whole);
  });

  it('trains a tree decision after decision, then judges it as a whole', async () => {
    const request = { ...SHORT_TRAINING, name: 'A tree', method: 'ndt' as const, epochs: 1 };
    const events = await train(request);
    expect([...new Set(only(events, 'progress').map(({ part }) => part))]).toEqual([
      'between the groups',
      'within T-shirt, Pullover, Dress, Coat, Shirt',
      'within Sandal, Sneaker, Boot',
    ]);
    const epochs = only(events, 'epoch');
    expect(epochs.map(({ report, kept }) => [report.epoch, kept?.part])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [3, undefined],
    ]);
    expect(Object.keys(epochs[0]?.report.heldOut ?? {})).toEqual(['clean', 'verified']);
    expect(epochs.at(-1)?.report.heldOut.adaptive).toBeGreaterThanOrEqual(0);
    expect(epochs.every(({ distances }) => distances === undefined)).toBe(true);

    const checkpoints = lastCheckpoints(events);
    const [file] = only(await eventsOf({ kind: 'export', request, checkpoints }), 'exported');
    expect(readOnnx(new Uint8Array(file?.onnx ?? []), 'file').decisions).toEqual([[0, 2, 3, 4, 6], 1, [5, 7, 9], 8]);
    const card = JSON.parse(file?.card ?? '') as ModelCard;
    expect(card).toMatchObject({ id: 'a-tree', name: 'A tree', dataset: 'fashion-mnist' });
    expect(card.training).toMatch(
      /Decision root.*110 images.*Decision a, {T-shirt}.*55 images.*Groups: Chosen by hand/,
    );
    expect(await eventsOf({ kind: 'export', request, checkpoints: checkpoints.slice(0, 2) })).toMatchObject([
      { kind: 'failed', message: expect.stringMatching(/not whole yet/) },
    ]);
  });

  it('writes the best network with a card that states its accuracy on test images', async () => {
    const request = { ...SHORT_TRAINING, method: 'natural' as const, epochs: 12 };
    const checkpoints = lastCheckpoints(await train(request));
    const [file] = only(await eventsOf({ kind: 'export', request, checkpoints }), 'exported');
    expect(readOnnx(new Uint8Array(file?.onnx ?? []), 'file').decisions).toBeUndefined();
    const card = JSON.parse(file?.card ?? '') as ModelCard;
    expect(card).toMatchObject({ id: 'short-igrp', dataset: 'fashion-mnist', accuracy: { clean: 1 } });
    expect(card.training).toMatch(/^Natural training .* on 110 images .* on 10 other training images\.$/);
    expect(card.reproduce).toContain('"seed":1');
  });

  it('begins an epoch again at half the rate when the loss is no number, and gives up after five times', async () => {
    const events = await train({ ...SHORT_TRAINING, learningRate: 1e30 });
    expect(only(events, 'again').map(({ notice }) => notice.match(/at 1\/(\d+) of/)?.[1])).toEqual([
      '2',
      '4',
      '8',
      '16',
      '32',
    ]);
    expect(events.at(-1)).not.toHaveProperty('remedy');
    expect(only(events, 'failed')[0]?.message).toMatch(/NaN in epoch 1.*smaller learning rate/);
  });

  it.each([
    [new RefusalError('The graphics device refused a command.'), 'another backend'],
    [new RangeError('Array buffer allocation failed'), 'smaller batches'],
  ])('names what may help against %s', async (error, remedy) => {
    const fail = () => Promise.reject(error);
    const events = await eventsOf({ kind: 'train', request: SHORT_TRAINING, checkpoints: [], paused: false }, fail);
    expect(events.at(-1)).toEqual({ kind: 'failed', message: error.message, remedy });
  });

  it('reports a lost device, and not what fails because of it', async () => {
    const events: TrainingEvent[] = [];
    const guard = async () => {
      setTimeout(() => host.lose('unplugged'));
      throw new Error('The buffer is gone.');
    };
    const host = new TrainingHost(assets, { wasm: async () => ({ device: 'test', guard }) }, (event) => {
      events.push(event);
    });
    await host.handle({ kind: 'train', request: SHORT_TRAINING, checkpoints: [], paused: false });
    expect(events.map(({ kind }) => kind)).toEqual(['started', 'lostDevice']);
  });

  it('takes no more of the device from epoch to epoch, and leaves nothing there', async () => {
    await startTestBackend('wasm');
    const before = tf.memory().numTensors;
    const during: number[] = [];
    const host = new TrainingHost(assets, { wasm: async () => ({ device: 'test' }) }, ({ kind }) => {
      if (kind === 'epoch') during.push(tf.memory().numTensors);
    });
    const request = { ...SHORT_TRAINING, method: 'crown-ibp', epochs: 4 } as const;
    await host.handle({ kind: 'train', request, checkpoints: [], paused: false });
    expect(during).toHaveLength(4);
    expect(new Set(during).size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [{ dataset: 'cifar10-sample' }, /No network is trained on “cifar10-sample” here. Choose one of: Fashion-MNIST/],
    [{ groups: [['T-shirt']] }, /name every class once/],
    [{ epochs: 0.5 }, /epochs is 0.5/],
    [{ learningRate: -1 }, /learningRate is -1/],
    [{ architecture: 'vgg' }, /no architecture “vgg”/],
  ])('refuses %j', async (change, message) => {
    const events = await train({ ...SHORT_TRAINING, ...change });
    expect(events.at(-1)).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(message),
    });
  });

  it('says that there is no network before the first epoch', async () => {
    const events = await eventsOf({ kind: 'export', request: SHORT_TRAINING, checkpoints: [] });
    expect(events).toMatchObject([{ kind: 'failed', message: expect.stringMatching(/train for an epoch first/) }]);
  });

  it('waits while it is paused, and lets single batches through', async () => {
    const events: TrainingEvent[] = [];
    const host = new TrainingHost(
      assets,
      { wasm: () => startTestBackend('wasm').then(() => ({ device: 'test' })) },
      (event) => {
        events.push(event);
        if (event.kind === 'paused') void host.handle({ kind: only(events, 'paused').length < 3 ? 'step' : 'resume' });
      },
    );
    await host.handle({ kind: 'train', request: { ...SHORT_TRAINING, epochs: 1 }, checkpoints: [], paused: true });
    expect(events.map(({ kind }) => kind)).toEqual([
      'started',
      ...['paused', 'progress', 'paused', 'progress', 'paused'],
      ...['progress', 'progress', 'epoch', 'done'],
    ]);
  });
});
