import { expect, it } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { interfaceCard } from './interfaceCard';

const PLAIN: ModelSummary = {
  id: 'a',
  name: 'a.onnx',
  inputShape: [784],
  fileInput: 'x',
  fileInputs: ['x'],
  fileOutput: 'y',
  fileOutputs: ['y'],
  held: [],
  outputSizes: [10],
  fits: ['fashion-mnist'],
  picture: { height: 28, width: 28, channels: 1, isLast: false },
  outputs: 10,
  classes: 10,
  outputClasses: [],
  parameters: 0,
  layers: [],
};

const assumed = (model: ModelSummary) => interfaceCard(model).flatMap(({ name, why }) => (why ? [name] : []));
const textOf = (model: ModelSummary, name: string) => interfaceCard(model).find((line) => line.name === name)?.text;

it('calls what a file does not say assumed, and what a person says not', () => {
  expect(assumed(PLAIN)).toEqual(['Takes', 'Range', 'Normalised', 'Gives', 'Names of classes']);
  expect(textOf(PLAIN, 'Names of classes')).toContain('Fashion-MNIST');
  const labels = Array.from({ length: 10 }, (_, digit) => `digit ${digit}`);
  const stated: ModelSummary = { ...PLAIN, interface: { labels, range: [0, 1], std: [0.5], outputs: 'classes' } };
  expect(assumed(stated)).toEqual(['Takes']);
  expect(textOf(stated, 'Normalised')).toContain('/ 0.5');
});

it('describes inputs that are held, of scores, and of numbers without a word about pictures', () => {
  const numbers: ModelSummary = {
    ...PLAIN,
    inputShape: [5],
    picture: null,
    fits: [],
    outputs: 1,
    classes: 0,
    held: [{ name: 'z', sizes: [2], isGiven: false }],
  };
  expect(assumed(numbers)).toEqual(['z', 'Range', 'Gives']);
  expect(
    interfaceCard(numbers)
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(/picture|class/);
  expect(textOf({ ...numbers, classes: 2, interface: { threshold: 3 } }, 'Gives')).toMatch(/score.* 3$/);
});

it('gives the range that own pictures are cut to, takes two axes for a picture or a sequence, and a file at its word', () => {
  const own: ModelSummary = { ...PLAIN, inputShape: [3, 24, 16], fits: [], saysClasses: true, classes: 7 };
  expect(textOf(own, 'Range')).toMatch(/^0 to 1 for pictures/);
  expect(assumed(own)).toEqual(['Range', 'Normalised']);
  expect(textOf(own, 'Gives')).toMatch(/^7 classes, as the file/);
  const series: ModelSummary = { ...own, inputShape: [12, 5] };
  expect(textOf(series, 'Takes')).toMatch(/sequence/);
  expect(assumed(series)).toContain('Takes');
});
