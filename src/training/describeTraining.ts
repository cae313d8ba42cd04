import { TRAININGS } from '../catalog/trainings';
import type { DatasetImages } from '../formats/inputs/datasetImages';
import { counted } from '../numbers/format';
import type { LossSettings } from './losses';
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
    ...(TRAININGS[recipe.loss.kind].radii === 'two' && recipe.radii ? [`Groups: ${recipe.radii.groupsFrom}`] : []),
    ...describeSteps(recipe),
    describeChoice(recipe, keptEpoch, heldOut),
  ];
  return sentences.join(' ');
}

function describeLoss({ loss, radii }: Recipe): string {
  const { title } = TRAININGS[loss.kind];
  if ('epsilon' in loss) return `${title} training at radius ${describeRadius(loss.epsilon)}`;
  if (!('form' in loss)) return `${title} training (cross entropy)`;
  return `${title} training at ${loss.pairRadii || !radii ? 'a radius for every pair of classes' : describeGroups(radii)}`;
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
    ...(shift > 0 ? [`shifted by up to ${counted(shift, 'pixel')}`] : []),
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
  if (TRAININGS[loss.kind].radii === 'none') return [];
  const start = initialization === 'intervals' ? 'IBP initialisation; ' : '';
  const mixture = 'kappaEnd' in loss ? `; natural share κ from 1 to ${loss.kappaEnd}` : '';
  const weights =
    'weights' in loss && loss.weights
      ? `; weight ${loss.weights[0]} of the loss within groups, ${loss.weights[1]} between them`
      : '';
  return [
    `${start}plain cross entropy for ${counted(warmUp, 'epoch')}, then radii growing over ${ramp}${mixture}${weights}` +
      `${describeMargins(loss)}${describeAttack(loss)}.`,
  ];
}

function describeMargins(loss: LossSettings): string {
  if (!('betaStart' in loss)) return '';
  const { betaStart, betaEnd, betaUntil = 1 } = loss;
  if (betaStart === betaEnd) return betaStart === 0 ? '; margins by intervals' : `; relaxed share β ${betaStart}`;
  const end = betaUntil === 1 ? '' : ` at ${100 * betaUntil} % of the ramp`;
  return `, relaxed share β from ${betaStart} to ${betaEnd}${end}`;
}

function describeAttack(loss: LossSettings): string {
  if (!('steps' in loss)) return '';
  const box = 'boxShare' in loss ? `; boxes of ${loss.boxShare} of the radius around attacked images` : '';
  const share = 'share' in loss ? `; share α of the bounds ${loss.share}, the rest attacked images` : '';
  return `${box}${share}, attacks of ${counted(loss.steps, 'step')}`;
}

function describeAdam({ epochs: count, batchSize, learningRate, weightDecay, clipNorm, seed }: Recipe): string {
  const drops = learningRate.dropsAt
    .filter((epoch) => epoch < count)
    .map((epoch) => `times ${learningRate.factor} after ${epoch}`);
  const clipping = clipNorm === undefined ? '' : `; gradients cut to norm ${clipNorm}`;
  return (
    `Adam for ${counted(count, 'epoch')}, learning rate ${[learningRate.start, ...drops].join(', ')}; ` +
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
  if (!isRamped(schedule, keptEpoch))
    return `Stopped after ${counted(keptEpoch, 'epoch')}, before the radii were full.`;
  return `Kept after epoch ${keptEpoch}, the best by ${CHOICES[chooseBy]} on ${heldOut} other training images.`;
}
