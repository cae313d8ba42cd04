import type { ModelCard } from '../engine/types';
import type { DatasetImages } from '../formats/datasetImages';
import { type Network, sizeOf } from '../network/network';
import { architectureOf } from '../training/architectures/index';
import type { Recipe } from '../training/recipe';
import { RECIPES } from '../training/recipes/index';

/**
 * What a trained network says of itself.
 *
 * @param images the data set it was trained on
 * @param bestEpoch the epoch that was kept
 * @param clean share of the test images it classifies rightly
 */
export function modelCard(
  recipe: Recipe,
  network: Network,
  images: DatasetImages,
  bestEpoch: number,
  clean: number,
): ModelCard {
  return {
    id: recipe.id,
    name: recipe.name,
    task: `Tell ${images.classes.length} classes of images apart: ${images.classes.join(', ')}.`,
    dataset: recipe.testDataset,
    architecture: architectureOf(recipe.architecture).summary,
    parameters: countParameters(network),
    training: describeTraining(recipe, images, bestEpoch),
    accuracy: { clean },
    reproduce: commandFor(recipe),
    licence: 'MIT',
  };
}

/** The number of weights. */
export function countParameters(network: Network): number {
  const weights = network.nodes.flatMap((node) => Object.values(node.weights));
  return weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
}

function commandFor({ id, epochs }: Recipe): string {
  const usual = RECIPES.find((recipe) => recipe.id === id)?.epochs === epochs;
  return `npx boundscope train ${id}${usual ? '' : ` --epochs ${epochs}`}`;
}

function describeTraining(recipe: Recipe, images: DatasetImages, bestEpoch: number): string {
  const { epochs, batchSize, learningRate, weightDecay, seed, heldOutPerClass } = recipe;
  const heldOut = heldOutPerClass * images.classes.length;
  const drops = learningRate.dropsAt.map((epoch) => `times ${learningRate.factor} after ${epoch}`);
  return (
    `${describeLoss(recipe)} on ${images.count - heldOut} images of “${images.name}”${describeChanges(recipe)}. ` +
    `Adam for ${epochs} epochs, learning rate ${[learningRate.start, ...drops].join(', ')}; ` +
    `weight decay ${weightDecay}; batches of ${batchSize}; seed ${seed}. ` +
    `Kept after epoch ${bestEpoch}, the best on ${heldOut} other training images.`
  );
}

function describeLoss({ loss, radii }: Recipe): string {
  switch (loss.kind) {
    case 'natural':
      return 'Natural training (cross entropy)';
    case 'ibp':
      return `IBP training at radius ${describeRadius(loss.epsilon)}`;
    case 'crown-ibp':
      return `CROWN-IBP training at radius ${describeRadius(loss.epsilon)}`;
    case 'igrp': {
      if (!radii || loss.pairRadii) return 'IGRP training (a radius for every pair of classes)';
      const groups = radii.groups.map((names) => `{${names.join(', ')}}`).join(' ');
      const [inner, outer] = [describeRadius(radii.inner), describeRadius(radii.outer)];
      return `IGRP training at radius ${inner} within and ${outer} between the groups ${groups}`;
    }
  }
}

/** As a fraction of 255 where it is one. */
function describeRadius(radius: number): string {
  const levels = 255 * radius;
  return Math.abs(levels - Math.round(levels)) < 1e-9 ? `${Math.round(levels)}/255` : String(radius);
}

function describeChanges({ augmentation: { shift, mirror } }: Recipe): string {
  const changes = [
    ...(shift > 0 ? [`shifted by up to ${shift} ${shift === 1 ? 'pixel' : 'pixels'}`] : []),
    ...(mirror ? ['mirrored at random'] : []),
  ];
  return changes.length > 0 ? `, ${changes.join(' and ')}` : '';
}
