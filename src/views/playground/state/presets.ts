import { affine, type Box, range, type SmallNetwork } from '../../../small/smallNetwork';
import type { Method } from './methods';

type PresetId =
  | 'one'
  | 'two'
  | 'three'
  | 'classes'
  | 'cancel'
  | 'turn'
  | 'xor'
  | 'lines'
  | 'split'
  | 'rounding'
  | 'leaky'
  | 'tanh';

export interface Preset {
  readonly id: PresetId;
  readonly label: string;
  readonly note: string;
  readonly network: SmallNetwork;
  readonly box: Box;
  /** The unit whose arithmetic is shown first. */
  readonly selected: string;
  /** Whose bounds answer its question first; default: intervals. */
  readonly method?: Method;
}

const posterBox: Box = [range('4', '6'), range('1', '5')];

const unitBox: Box = [range('-1', '1'), range('-1', '1')];

/** The first three stand as buttons, all of them in the menu. */
export const presets: readonly [Preset, Preset, Preset, ...Preset[]] = [
  {
    id: 'one',
    label: 'One neuron',
    note: 'One neuron: −x + 5y, then ReLU',
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
  {
    id: 'classes',
    label: 'Three classes',
    note: 'Cat against Dog, and against Car: one question each',
    network: {
      hidden: [affine('1 1 -5', '1 -1 -2', '-1 1 3')],
      output: affine('1 1 0 3', '0.5 -1 1 -0.5', '-0.5 0 1 2'),
    },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'cancel',
    label: 'x minus itself',
    note: 'Dependency: x − x is 0, and intervals forget that it is the same x',
    network: { hidden: [affine('1 0 5', '1 0 5')], output: affine('1 -1 1') },
    box: unitBox,
    selected: 'q',
  },
  {
    id: 'turn',
    label: 'Three turns',
    note: 'Wrapping: a square turned by 45° three times, boxed anew each time',
    network: {
      hidden: [
        affine('0.7071 -0.7071 4', '0.7071 0.7071 4'),
        affine('0.7071 -0.7071 4', '0.7071 0.7071 -1.6568'),
        affine('0.7071 -0.7071 4', '0.7071 0.7071 -1.6568'),
      ],
      output: affine('1 0 -4', '0 1 -8'),
    },
    box: unitBox,
    selected: 'q',
  },
  {
    id: 'xor',
    label: 'XOR',
    note: 'Above 0 where exactly one of x and y is near 1',
    network: { hidden: [affine('1 1 0', '1 1 -1')], output: affine('1 -2 -0.5') },
    box: [range('0.8', '1'), range('0', '0.1')],
    selected: 'q',
  },
  {
    id: 'lines',
    label: 'CROWN can',
    note: 'Intervals cannot verify it, CROWN can: the neurons cancel',
    network: { hidden: [affine('1 1 2.5', '1 1 2')], output: affine('1 -0.9 0.4') },
    box: unitBox,
    selected: 'q',
  },
  {
    id: 'split',
    label: 'Splitting can',
    note: 'No line decides it on the whole box; halves of the box do',
    network: {
      hidden: [affine('1 0 0', '-1 0 0', '0 1 0', '0 -1 0', '1 1 0', '-1 -1 0')],
      output: affine('1 1 1 1 -1 -1 0.1'),
    },
    box: unitBox,
    selected: 'q',
    method: 'split',
  },
  {
    id: 'rounding',
    label: 'A rounding trap',
    note: '0.01 + 0.05 − 0.06 is exactly 0, so Cat is not ahead; float32 says it is',
    network: { hidden: [affine('1 1 0', '0 0 0.06')], output: affine('1 -1 0') },
    box: [range('0.01', '0.01'), range('0.05', '0.05')],
    selected: 'q',
  },
  {
    id: 'leaky',
    label: 'Leaky ReLU',
    note: 'Below zero a tenth is kept',
    network: { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0'), activation: 'leaky' },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'tanh',
    label: 'tanh',
    note: 'A smooth activation: bounds are rounded outward, the exact set is sampled',
    network: { hidden: [affine('1 1 0', '1 -1 0.5')], output: affine('2 1 3', '-1 1 0'), activation: 'tanh' },
    box: unitBox,
    selected: 'q',
  },
];
