import { affine, type Box, range, type SmallNetwork } from './math/smallNetwork';

export type PresetId = 'one' | 'two' | 'three';

export interface Preset {
  readonly id: PresetId;
  readonly label: string;
  readonly note: string;
  readonly network: SmallNetwork;
  readonly box: Box;
  /** The unit whose arithmetic is shown first. */
  readonly selected: string;
}

const posterBox: Box = [range('4', '6'), range('1', '5')];

export const presets: readonly [Preset, Preset, Preset] = [
  {
    id: 'one',
    label: 'One neuron',
    note: 'The example on the poster',
    network: { hidden: [affine('-1 5 0')], output: affine('1 0') },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'two',
    label: 'Two by two',
    note: 'Two inputs, two hidden neurons, two logits',
    network: { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'three',
    label: 'Three layers',
    note: 'Dog and Cat share a neuron, and the difference cancels it',
    network: {
      hidden: [affine('-2 1 -5', '-1 1 7', '1 1 -6'), affine('1 1 -1 0', '1 1 -1 4')],
      output: affine('1 1 -2', '1 -1 -1'),
    },
    box: posterBox,
    selected: 'q',
  },
];
