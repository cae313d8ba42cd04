import { expect, it } from 'vitest';
import type { BoundsQuery } from '../ask/bounds';
import { commandOf, propertyCommandOf, propertyScriptOf, scriptOf } from './copyAs';

const model = { id: 'digest', name: 'm', inputShape: [2], classes: 2 } as unknown as BoundsQuery['model'];
const image: BoundsQuery = {
  model,
  dataset: 'fashion-mnist',
  image: 4,
  levels: 1.6,
  rounding: 'real',
  method: 'crown',
};
const known = { threshold: 0.5, labels: ['a b', "it's"], mean: [0.5], range: [0, 1] } as const;
const numbers: BoundsQuery = {
  ...image,
  model: { ...model, interface: known },
  numbers: { values: [1, -2], radii: [0.1, 0] },
};

it('names data sets of one’s own by their place, and what else was chosen', () => {
  const model = { ...image.model, interface: { input: 'x', constants: { z: [1, 2] }, output: 'y' } };
  expect(commandOf({ ...image, model, dataset: 'own:zoo~1f' }, 'file:net.onnx')).toBe(
    'npx boundscope bounds net.onnx --dataset ./zoo --index 4 --epsilon 1.6/255 --input-name x --output-name y ' +
      '--constant z=1,2 --method crown --rounding real',
  );
});

it('writes the command of what is on screen, in words that a shell takes', () => {
  expect(commandOf(image, 'fashion-natural')).toBe(
    'npx boundscope bounds fashion-natural --dataset fashion-mnist --index 4 --epsilon 1.6/255 --method crown --rounding real',
  );
  expect(commandOf(numbers, 'file:my net.onnx')).toBe(
    "echo '[1,-2]' > input.json && npx boundscope bounds 'my net.onnx' --input input.json --epsilon 1 --scales 0.1,0 " +
      "--clip 0,1 --mean 0.5 --threshold 0.5 --labels 'a b,it'\\''s' --method crown --rounding real",
  );
});

it('writes the numbers of a picture before the command that reads them; says where more of them are to be had', () => {
  const sizes = { height: 1, width: 2, channels: 1, isLast: false };
  const shown = { ...sizes, name: 'a.png', note: '', images: Uint8Array.of(255, 51) };
  const picture = { ...shown, count: 1, labels: [0], classes: [] } as unknown as NonNullable<BoundsQuery['picture']>;
  const query: BoundsQuery = { ...image, model: { ...model, picture: sizes }, picture };
  expect(commandOf(query, 'file:net.onnx')).toBe(
    "cat > input.json <<'END'\n[1,0.2]\nEND\nnpx boundscope bounds net.onnx --input input.json --epsilon 1.6/255 " +
      '--clip 0,1 --method crown --rounding real',
  );
  const large = { ...sizes, height: 150, width: 150 };
  const many = { ...picture, ...large, images: new Uint8Array(150 * 150) };
  const command = commandOf({ ...query, model: { ...model, picture: large }, picture: many }, 'file:net.onnx');
  expect(command).toMatch(/^# input\.json: “Numbers of the input \(JSON\)” of the menu “Export”\nnpx boundscope/);
});

it('writes the script likewise', () => {
  expect(scriptOf(image, 'fashion-natural')).toBe(
    'const file = "fashion-natural";\nawait boundscope.bounds({ model: file, ' +
      'input: {"dataset":"fashion-mnist","index":4}, epsilon: 1.6 / 255, method: \'crown\', rounding: \'real\' });',
  );
  expect(scriptOf(numbers, 'file:net.onnx (2)')).toMatch(
    /^const file = boundscope\.opened\("digest"\); \/\/ net\.onnx \(2\)\n/,
  );
  expect(scriptOf(numbers, 'file:my net.onnx')).toMatch(
    /^const file = boundscope\.opened\("my net\.onnx"\);\nawait boundscope\.bounds\(\{ model: \{ file, \.\.\.\{"threshold":0\.5.*input: \[1,-2\], epsilon: 1, scales: \[0\.1,0\]/,
  );
});

it('writes how a property is decided elsewhere, with its text', () => {
  const property = "; it's\n(assert (<= X_0 1))\n";
  expect(propertyCommandOf(numbers, 'file:net.onnx', property)).toBe(
    "cat > property.vnnlib <<'END'\n; it's\n(assert (<= X_0 1))\nEND\n" +
      "npx boundscope verify net.onnx property.vnnlib --mean 0.5 --threshold 0.5 --labels 'a b,it'\\''s' --rounding real",
  );
  expect(propertyCommandOf(numbers, 'file:net.onnx', property, 300)).toMatch(/ --rounding real --timeout 300$/);
  expect(propertyScriptOf(image, 'fashion-natural', property, 300)).toMatch(/rounding: 'real', timeout: 300 }\);$/);
  expect(propertyScriptOf(image, 'fashion-natural', property)).toBe(
    'const file = "fashion-natural";\nawait boundscope.verify({ model: file, ' +
      "property: \"; it's\\n(assert (<= X_0 1))\\n\", rounding: 'real' });",
  );
});
