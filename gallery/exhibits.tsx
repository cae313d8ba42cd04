import type { ReactElement, ReactNode } from 'react';
import { GroupLetter } from '../src/pictures/GroupLetter';
import { VerdictBadge } from '../src/pictures/VerdictMark';
import { AccuracyBar } from '../src/views/groups/pictures/AccuracyBar';
import { ActivationSketch } from '../src/views/inspect/pictures/ActivationSketch';
import { RadiusBar } from '../src/views/inspect/pictures/RadiusBar';
import { ShareBar } from '../src/views/inspect/pictures/ShareBar';
import { RampStrip } from '../src/views/train/pictures/RampStrip';
import { bar, column, curves, DISTANCES, epochs, growth, matrix, shares, tree, units } from './samples';

/** A picture in its states, each by what is special about it. */
interface Exhibit {
  readonly name: string;
  readonly states: Readonly<Record<string, ReactNode>>;
}

const asItIs = (label: ReactElement) => label;
const relu = (z: number) => Math.max(0, z);

/** Every picture in the states in which it looks different. */
export const EXHIBITS: readonly Exhibit[] = [
  {
    name: 'Verdicts',
    states: {
      verified: <VerdictBadge verdict="verified" />,
      falsified: <VerdictBadge verdict="falsified">Falsified at 3/255</VerdictBadge>,
      'unknown, wide': <VerdictBadge verdict="unknown" wide />,
    },
  },
  {
    name: 'Letters of groups',
    states: {
      'ten, one moved': [...Array(10).keys()].map((group) => (
        <GroupLetter key={group} group={group} classes={10} moved={group === 3} />
      )),
    },
  },
  {
    name: 'Intervals',
    states: {
      'below zero': bar(-4, -1.5),
      'above zero': bar(0.5, 3),
      'around zero, with samples': bar(-2, 3, { samples: [-1.2, -0.4, 0.7, 2.1] }),
      'what ReLU cut off': bar(0, 3, { ghost: { lower: -2, upper: 0 } }),
      'one number': bar(2, 2),
    },
  },
  {
    name: 'Accuracy',
    states: {
      'proved, unknown, falsified': <AccuracyBar shares={shares(0.5, 0.7, 0.85)} size="large" />,
      'nothing proved': <AccuracyBar shares={shares(0, 0, 0.9)} />,
      'all proved': <AccuracyBar shares={shares(1, 1, 1)} />,
    },
  },
  {
    name: 'Accuracy over the radius',
    states: {
      'two curves': curves([0.9, 0.8, 0.6, 0.4, 0.2, 0.1], [0.95, 0.9, 0.85, 0.8, 0.7, 0.6]),
      'nothing proved': curves([0.9, 0, 0, 0, 0, 0]),
    },
  },
  {
    name: 'Signs of units',
    states: {
      'all three': <ShareBar shares={{ off: 40, unstable: 25, on: 35, units: 100 }} />,
      'all unstable': <ShareBar shares={{ off: 0, unstable: 10, on: 0, units: 10 }} />,
    },
  },
  {
    name: 'Certified radius',
    states: {
      'between proof and attack': <RadiusBar proved={2} falsified={5} needle={4} most={8} />,
      'nothing known': <RadiusBar proved={0} falsified={null} needle={1} most={8} />,
      'a small scale': <RadiusBar proved={0.02} falsified={0.05} needle={0.03} most={0.1} />,
    },
  },
  {
    name: 'Activations',
    states: {
      'ReLU, a box': <ActivationSketch curve={relu} switches before={[-2, 3]} after={[0, 3]} />,
      'ReLU, a wedge': (
        <ActivationSketch
          curve={relu}
          switches
          before={[-2, 3]}
          after={[-2, 3]}
          wedge={[
            [-2, -2],
            [3, 3],
            [-2, 0],
          ]}
        />
      ),
      'Tanh, thin': <ActivationSketch curve={Math.tanh} switches={false} before={[0.1, 0.11]} after={[0.099, 0.11]} />,
      'far from zero': <ActivationSketch curve={relu} switches before={[1000, 2000]} after={[1000, 2000]} />,
    },
  },
  {
    name: 'Growth of widths',
    states: {
      'a chain': growth(column('Input', 0.02, []), column('Conv', 0.3, [0], 20), column('Dense', 5, [1])),
      'widths of 0': growth(column('Input', 0, []), column('Dense', 0, [0]), column('Dense', 1e-9, [1])),
    },
  },
  {
    name: 'Units',
    states: {
      few: units([-3, -1, 0.5, 2], [-1, 2, 0.5, 6]),
      many: units(
        [...Array(60).keys()].map((i) => Math.sin(i) - 1),
        [...Array(60).keys()].map((i) => Math.sin(i) + 0.5),
      ),
      'all zero': units([0, 0], [0, 0]),
    },
  },
  {
    name: 'Trees of classes',
    states: { 'three groups': tree(3, 2), 'one group': tree(1, 8), mirrored: tree(2, 3.5, true) },
  },
  {
    name: 'Matrices of pairs',
    states: {
      distances: matrix([...DISTANCES.values], 7),
      'all the same': matrix(new Array(25).fill(0), 1),
    },
  },
  {
    name: 'Figures of a training',
    states: {
      'two lines': epochs('Shares', [
        [0.2, 0.5, 0.6, 0.7, 0.72],
        [0.1, 0.3, 0.35, 0.5, 0.6],
      ]),
      'lines that meet': epochs('Shares that meet', [
        [0.5, 0.5],
        [0.5, 0.5],
      ]),
      'nothing yet': epochs('No shares yet', [[]]),
    },
  },
  {
    name: 'Ramp of the radius',
    states: {
      'half way': <RampStrip ramps={[0, 0.25, 0.5, 0.75, 1]} now={2.5} explain={asItIs} />,
      'no radius': <RampStrip ramps={null} now={1} explain={asItIs} />,
    },
  },
];
