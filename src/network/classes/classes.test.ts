import { describe, expect, it } from 'vitest';
import { Classes, classesOf } from './classes';
import { routingOf } from './decisionTree';

/** Outputs 0 and 1 decide between {0, 2} and 1, outputs 2 and 3 between 0 and 2. */
const TREE = new Classes(routingOf([[0, 2], 1]));
const PLAIN = classesOf({ name: '', input: { name: 'x', shape: [3] }, nodes: [], output: 'x' }, new Map([['x', [3]]]));

describe('Classes', () => {
  it('are the outputs of a plain network', () => {
    expect([PLAIN.count, PLAIN.outputs]).toEqual([3, 3]);
    expect(PLAIN.predict([1, 5, 5])).toBe(1);
    expect(PLAIN.outputClasses()).toEqual([[0], [1], [2]]);
    expect(PLAIN.allMarginOutputs(1)).toEqual([
      { winning: 1, losing: 0 },
      { winning: 1, losing: 1 },
      { winning: 1, losing: 2 },
    ]);
    expect([...PLAIN.margins(1, [9, 1, 5, 2], 1)]).toEqual([4, 0, 3]);
  });

  it('are what the decisions of a tree lead to', () => {
    expect([TREE.count, TREE.outputs]).toEqual([3, 4]);
    expect(TREE.predict([9, 9, 9, 9, 2, 1, 3, 4], 4)).toBe(2);
    expect(TREE.outputClasses()).toEqual([[0, 2], [1], [0], [2]]);
    expect([...TREE.margins(2, [2, 1, 3, 4])]).toEqual([1, 1, 0]);
    expect([...TREE.margins(1, [2, 1, 3, 4])]).toEqual([-1, 0, -1]);
    expect([...TREE.marginErrors(2, [1, 2, 4, 8])]).toEqual([12, 3, 2]);
  });

  it('are one where there is one output', () => {
    const single = classesOf(
      { name: '', input: { name: 'x', shape: [1] }, nodes: [], output: 'x' },
      new Map([['x', [1]]]),
    );
    expect(single.count).toBe(1);
    expect(single.predict([-3])).toBe(0);
    expect([...single.margins(0, [-3])]).toEqual([0]);
  });

  it('reads outputs that are no numbers as the first class', () => {
    expect(PLAIN.predict([1, Number.NaN, 2])).toBe(0);
  });
});
