import { describe, expect, it } from 'vitest';
import { type DecisionTree, listDecisions, parseDecisionTree, parting, routedClass, routingOf } from './decisionTree';

const TREE: DecisionTree = [[0, [2, 4]], 1, 3];

describe('routingOf', () => {
  it('numbers the outputs decision by decision', () => {
    const { classes, outputs, paths } = routingOf(TREE);
    expect({ classes, outputs }).toEqual({ classes: 5, outputs: 7 });
    expect(paths[1]).toEqual([{ first: 0, branches: 3, taken: 1 }]);
    expect(paths[4]).toEqual([
      { first: 0, branches: 3, taken: 0 },
      { first: 3, branches: 2, taken: 1 },
      { first: 5, branches: 2, taken: 1 },
    ]);
  });

  it.each([
    [[0, [1, 1]], /class 1 twice/],
    [[0, [2, 3]], /no class 1/],
    [[0, [1]], /fewer than two/],
  ])('refuses %j', (tree, message) => {
    expect(() => routingOf(tree as DecisionTree)).toThrow(message);
  });
});

describe('routedClass', () => {
  const routing = routingOf(TREE);

  it('follows the largest output of every decision', () => {
    expect(routedClass(routing, [1, 5, 2, 9, 9, 9, 9])).toBe(1);
    expect(routedClass(routing, [7, 5, 2, 3, 1, 0, 9])).toBe(0);
    expect(routedClass(routing, [7, 5, 2, 1, 3, 0, 9])).toBe(4);
  });

  it('takes the first of equals', () => {
    expect(routedClass(routing, [0, 0, 0, 0, 0, 0, 0])).toBe(0);
    expect(routedClass(routing, [0, 0, 0, 0, 1, 2, 2])).toBe(2);
  });

  it('reads a row of a batch', () => {
    expect(routedClass(routingOf([0, 1]), [9, 0, 0, 9], 2)).toBe(1);
  });

  it('finds no class where an output is not a number', () => {
    expect(routedClass(routingOf([0, 1]), [Number.NaN, 1])).toBe(-1);
  });
});

describe('parting', () => {
  const routing = routingOf(TREE);

  it('is the decision where the paths differ', () => {
    expect(parting(routing, 4, 1)).toEqual({ winning: 0, losing: 1 });
    expect(parting(routing, 1, 4)).toEqual({ winning: 1, losing: 0 });
    expect(parting(routing, 0, 2)).toEqual({ winning: 3, losing: 4 });
    expect(parting(routing, 4, 2)).toEqual({ winning: 6, losing: 5 });
  });
});

describe('parseDecisionTree', () => {
  it('reads nested lists', () => {
    expect(parseDecisionTree('[[0,2],1]')).toEqual([[0, 2], 1]);
  });

  it.each(['', '{}', '7', '[0,"1"]', '[0,-1]', '[0,1.5]', '[0,0]', `${'['.repeat(500)}0${']'.repeat(500)}`])(
    'refuses %#',
    (json) => {
      expect(() => parseDecisionTree(json)).toThrow(/decision tree/);
    },
  );
});

it('lists decisions with what their branches lead to', () => {
  expect(listDecisions(TREE)).toEqual([
    {
      name: 'root',
      first: 0,
      branches: [
        { classes: [0, 2, 4], decision: 1 },
        { classes: [1], decision: null },
        { classes: [3], decision: null },
      ],
    },
    {
      name: 'a',
      first: 3,
      branches: [
        { classes: [0], decision: null },
        { classes: [2, 4], decision: 2 },
      ],
    },
    {
      name: 'ab',
      first: 5,
      branches: [
        { classes: [2], decision: null },
        { classes: [4], decision: null },
      ],
    },
  ]);
});
