import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGroups, anyTable, HAND_GRID, handTable } from '../../testing/standIns/radiusTables';
import { adaptiveRadii } from './criteria';
import { pairMatrix } from './pairMatrix';
import { attackedRadius, certifiedRadius } from './radiusTable';

const NO = Number.POSITIVE_INFINITY;

describe('pairMatrix', () => {
  it('counts images of a class by the other class', () => {
    const table = handTable([
      { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
      { label: 0, prediction: 1, certified: [NO, 0, 3], attacked: [NO, 0, 3] },
      { label: 2, prediction: 2, certified: [4, 1, NO], attacked: [NO, NO, NO] },
    ]);
    const matrix = pairMatrix(table, adaptiveRadii([0, 0, 1], 0.01, 0.05));
    expect([...matrix.images]).toEqual([2, 0, 1]);
    expect([...matrix.verified]).toEqual([2, 1, 1, 0, 0, 0, 1, 0, 1]);
    expect([...matrix.attacked]).toEqual([2, 1, 1, 0, 0, 0, 1, 1, 1]);
    expect([...matrix.confusion]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1]);
    const none = Number.NaN;
    expect([...matrix.meanRadius]).toEqual([none, 0.005, 0.035, none, none, none, 0.05, 0, none]);
  });

  it('says of each pair what the radii say', () => {
    const anyCase = anyTable.chain((table) =>
      fc.record({
        table: fc.constant(table),
        groups: anyGroups(table.about.outputs),
        inner: fc.constantFrom(...HAND_GRID.slice(1), 0.015),
        outer: fc.constantFrom(...HAND_GRID.slice(1), 0.015),
      }),
    );
    fc.assert(
      fc.property(anyCase, ({ table, groups, inner, outer }) => {
        const radii = adaptiveRadii(groups, inner, outer);
        const { verified, attacked } = pairMatrix(table, radii);
        const { outputs } = table.about;
        for (let label = 0; label < outputs; label++) {
          const rows = [...table.labels.keys()].filter((row) => table.labels[row] === label);
          for (let other = 0; other < outputs; other++) {
            const pair = label * outputs + other;
            const asked = radii.values[pair] as number;
            expect(verified[pair]).toBe(rows.filter((row) => certifiedRadius(table, row, other) >= asked).length);
            expect(attacked[pair]).toBe(rows.filter((row) => !(attackedRadius(table, row, other) <= asked)).length);
          }
        }
      }),
    );
  });
});
