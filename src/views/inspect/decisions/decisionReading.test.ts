import { describe, expect, it } from 'vitest';
import type { DecisionNode } from '../../../engine/api/types';
import { listDecisions } from '../../../network/classes/decisionTree';
import type { Margin } from '../verdict/margins';
import { layersOfDecision } from './decisionLayers';
import { nameDecision, readDecisions } from './decisionReading';

/** {0, 2, 4}, 1, 3; then 0, {2, 4}; then 2, 4. Outputs 0 to 2, 3 and 4, 5 and 6. */
const DECISIONS: readonly DecisionNode[] = listDecisions([[0, [2, 4]], 1, 3]);

const margin = (label: number, proved: number, verdict: Margin['verdict']): Margin => ({
  label,
  proved,
  itself: proved + 1,
  verdict,
});
const nameOf = (label: number) => 'ABCDE'[label] ?? '';

describe('readDecisions', () => {
  const margins = [
    margin(0, -1, 'unknown'),
    margin(1, 2, 'verified'),
    margin(3, 2, 'verified'),
    margin(4, 3, 'verified'),
  ];
  // The root goes the way of the label 2, the next decision not, the last one does.
  const logits = Float32Array.of(3, 1, 0, 5, 4, 2, -1);
  const readings = readDecisions(DECISIONS, { label: [2], logits }, margins);

  it('follows the image, and says what is proved where the label comes by', () => {
    expect(readings.map(({ title, reached, verdict }) => [title, reached, verdict])).toEqual([
      ['Root', true, 'verified'],
      ['A', true, 'unknown'],
      ['AB', false, 'verified'],
    ]);
    expect(readings[1]?.branches).toEqual([
      { classes: [0], decision: null, holdsLabel: false, taken: true, margin: margins[0] },
      { classes: [2, 4], decision: 2, holdsLabel: true, taken: false, margin: null },
    ]);
  });

  it('asks nothing of decisions that the label does not come by', () => {
    const [, a, ab] = readDecisions(DECISIONS, { label: [3], logits }, [margin(0, 1, 'falsified')]);
    expect([a?.verdict, ab?.verdict, a?.branches[0]?.margin]).toEqual([null, null, null]);
  });

  it('is named by its branches', () => {
    expect(readings.map((reading) => nameDecision(reading, nameOf))).toEqual([
      'Root: A and 2 more | B | D',
      'A: A | C and 1 more',
      'AB: C | E',
    ]);
  });
});

describe('layersOfDecision', () => {
  const layer = (output: string, size: number, op: string, ...inputs: string[]) => ({
    name: output,
    op,
    shape: [size],
    inputs,
    output,
  });
  const heads = [
    layer('trunk', 9, 'Gemm', 'input'),
    layer('r', 3, 'Gemm', 'trunk'),
    layer('a1', 4, 'Gemm', 'input'),
    layer('a', 2, 'Gemm', 'a1'),
    layer('b', 2, 'Gemm', 'trunk'),
  ];

  it('gives what leads to its outputs, be it shared or not', () => {
    const layers = [...heads, layer('out', 7, 'Concat', 'r', 'a', 'b')];
    expect([0, 1, 2].map((at) => layersOfDecision(layers, DECISIONS, at))).toEqual([
      [0, 1],
      [2, 3],
      [0, 4],
    ]);
  });

  it('gives all layers where the outputs are made together', () => {
    const layers = [...heads, layer('out', 7, 'Concat', 'a', 'r', 'b')];
    expect(layersOfDecision(layers, DECISIONS, 1)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(layersOfDecision(heads.slice(0, 1), DECISIONS, 0)).toEqual([0]);
  });
});
