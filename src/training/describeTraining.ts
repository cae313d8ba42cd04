import type { DatasetImages } from '../formats/datasetImages';
import type { LossSettings } from './losses/settings';
import type { GroupRadii } from './radii';
import type { Recipe } from './recipe';
import { isRamped } from './schedule';

/**
 * How a network was trained, in sentences.
 *
 * @param images the data set it was trained on
 * @param keptEpoch the epoch that was kept
 */
export function describeTraining(recipe: Recipe, images: DatasetImages, keptEpoch: number): string {
  const heldOut = recipe.heldOutPerClass * images.classes.length;
  const sentences = [
    `${describeLoss(recipe)} on ${images.count - heldOut} images of “${images.name}”${describeChanges(recipe)}.`,
    ...(recipe.loss.kind === 'igrp' && recipe.radii ? [`Groups: ${recipe.radii.groupsFrom}`] : []),
    ...describeSteps(recipe),
    describeChoice(recipe, keptEpoch, heldOut),
  ];
  return sentences.join(' ');
}

function describeLoss({ loss, radii }: Recipe): string {
  switch (loss.kind) {
    case 'natural':
      return 'Natural training (cross entropy)';
    case 'ibp':
      return `IBP training at radius ${describeRadius(loss.epsilon)}`;
    case 'crown-ibp':
      return `CROWN-IBP training at radius ${describeRadius(loss.epsilon)}`;
    case 'igrp':
      return `IGRP training at ${loss.pairRadii || !radii ? 'a radius for every pair of classes' : describeGroups(radii)}`;
  }
}

function describeGroups({ groups, inner, outer }: GroupRadii): string {
  const names = groups.map((group) => `{${group.join(', ')}}`).join(' ');
  return `radius ${describeRadius(inner)} within and ${describeRadius(outer)} between the groups ${names}`;
}

/** A radius, as a fraction of 255 where it is one. */
export function describeRadius(radius: number): string {
  const levels = 255 * radius;
  return Math.abs(levels - Math.round(levels)) < 1e-9 ? `${Math.round(levels)}/255` : String(radius);
}

/** How training images are changed, as the end of a clause. */
export function describeChanges({ augmentation: { shift, mirror } }: Recipe): string {
  const changes = [
    ...(shift > 0 ? [`shifted by up to ${shift} ${shift === 1 ? 'pixel' : 'pixels'}`] : []),
    ...(mirror ? ['mirrored at random'] : []),
  ];
  return changes.length > 0 ? `, ${changes.join(' and ')}` : '';
}

/** The ramp and the steps, in sentences. */
export function describeSteps(recipe: Recipe): string[] {
  return [...describePixels(recipe), ...describeRamp(recipe), describeAdam(recipe)];
}

function describePixels({ pixels }: Recipe): string[] {
  return pixels ? [`Pixels normalised by mean ${pixels.mean} and deviation ${pixels.deviation}.`] : [];
}

function describeRamp({ loss, schedule: { warmUp, ramp }, initialization }: Recipe): string[] {
  if (loss.kind === 'natural') return [];
  const start = initialization === 'ibp' ? 'IBP initialisation; ' : '';
  const margins = describeMargins(loss);
  return [
    `${start}plain cross entropy for ${epochs(warmUp)}, then radii growing over ${ramp}; natural share κ from 1 to ` +
      `${loss.kappaEnd}${margins}.`,
  ];
}

function describeMargins(loss: LossSettings): string {
  if (loss.kind === 'natural' || loss.kind === 'ibp') return '';
  const { betaStart, betaEnd, betaUntil = 1 } = loss;
  if (betaStart === betaEnd) return betaStart === 0 ? '; margins by intervals' : `; relaxed share β ${betaStart}`;
  const end = betaUntil === 1 ? '' : ` at ${100 * betaUntil} % of the ramp`;
  return `, relaxed share β from ${betaStart} to ${betaEnd}${end}`;
}

function describeAdam({ epochs: count, batchSize, learningRate, weightDecay, clipNorm, seed }: Recipe): string {
  const drops = learningRate.dropsAt
    .filter((epoch) => epoch < count)
    .map((epoch) => `times ${learningRate.factor} after ${epoch}`);
  const clipping = clipNorm === undefined ? '' : `; gradients cut to norm ${clipNorm}`;
  return (
    `Adam for ${epochs(count)}, learning rate ${[learningRate.start, ...drops].join(', ')}; ` +
    `weight decay ${weightDecay}${clipping}; batches of ${batchSize}; seed ${seed}.`
  );
}

const CHOICES: Readonly<Record<Recipe['chooseBy'], string>> = {
  clean: 'accuracy',
  verified: 'verified accuracy',
  adaptive: 'verified accuracy at the pairs’ radii',
  'clean-and-adaptive': 'mean of accuracy and verified accuracy at the pairs’ radii',
};

function describeChoice({ schedule, chooseBy }: Recipe, keptEpoch: number, heldOut: number): string {
  if (!isRamped(schedule, keptEpoch)) return `Stopped after ${epochs(keptEpoch)}, before the radii were full.`;
  return `Kept after epoch ${keptEpoch}, the best by ${CHOICES[chooseBy]} on ${heldOut} other training images.`;
}

function epochs(count: number): string {
  return `${count} ${count === 1 ? 'epoch' : 'epochs'}`;
}
