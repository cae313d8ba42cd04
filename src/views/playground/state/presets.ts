import { affine, type Box, range, type SmallNetwork } from '../../../small/smallNetwork';
import { PRESETS } from '../words';
import type { SmallMethod } from './methods';

type PresetId = keyof typeof PRESETS;

export interface Preset {
  readonly id: PresetId;
  readonly label: string;
  readonly note: string;
  readonly network: SmallNetwork;
  readonly box: Box;
  /** The unit whose arithmetic is shown first. */
  readonly selected: string;
  /** Whose bounds answer its question first; default: intervals. */
  readonly method?: SmallMethod;
}

const posterBox: Box = [range('4', '6'), range('1', '5')];

const unitBox: Box = [range('-1', '1'), range('-1', '1')];

/** The first three stand as buttons, all of them in the menu. */
export const presets: readonly [Preset, Preset, Preset, ...Preset[]] = [
  {
    id: 'one',
    ...PRESETS.one,
    network: { hidden: [affine('-1 5 0')], output: affine('1 0') },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'two',
    ...PRESETS.two,
    network: { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'three',
    ...PRESETS.three,
    network: {
      hidden: [affine('-2 1 -5', '-1 1 7', '1 1 -6'), affine('1 1 -1 0', '1 1 -1 4')],
      output: affine('1 1 -2', '1 -1 -1'),
    },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'classes',
    ...PRESETS.classes,
    network: {
      hidden: [affine('1 1 -5', '1 -1 -2', '-1 1 3')],
      output: affine('1 1 0 3', '0.5 -1 1 -0.5', '-0.5 0 1 2'),
    },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'cancel',
    ...PRESETS.cancel,
    network: { hidden: [affine('1 0 5', '1 0 5')], output: affine('1 -1 1') },
    box: unitBox,
    selected: 'q',
  },
  {
    id: 'turn',
    ...PRESETS.turn,
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
    ...PRESETS.xor,
    network: { hidden: [affine('1 1 0', '1 1 -1')], output: affine('1 -2 -0.5') },
    box: [range('0.8', '1'), range('0', '0.1')],
    selected: 'q',
  },
  {
    id: 'lines',
    ...PRESETS.lines,
    network: { hidden: [affine('1 1 2.5', '1 1 2')], output: affine('1 -0.9 0.4') },
    box: unitBox,
    selected: 'q',
  },
  {
    id: 'split',
    ...PRESETS.split,
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
    ...PRESETS.rounding,
    network: { hidden: [affine('1 1 0', '0 0 0.06')], output: affine('1 -1 0') },
    box: [range('0.01', '0.01'), range('0.05', '0.05')],
    selected: 'q',
  },
  {
    id: 'leaky',
    ...PRESETS.leaky,
    network: { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0'), activation: 'leaky' },
    box: posterBox,
    selected: 'q',
  },
  {
    id: 'tanh',
    ...PRESETS.tanh,
    network: { hidden: [affine('1 1 0', '1 -1 0.5')], output: affine('2 1 3', '-1 1 0'), activation: 'tanh' },
    box: unitBox,
    selected: 'q',
  },
];
