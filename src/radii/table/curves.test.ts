import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGroups, anyTable, handTable } from '../../testing/standIns/radiusTables';
import { innerGroupRadii, interGroupRadii, uniformRadii } from './criteria';
import { curves, type PairScope } from './curves';
import { tally } from './tally';

const NO = Number.POSITIVE_INFINITY;

describe('curves', () => {
  it('counts what is still proved and not yet falsified at every radius of the grid', () => {
    const table = handTable([
      { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
      { label: 1, prediction: 1, certified: [1, NO, 3], attacked: [2, NO, NO] },
    ]);
    const { overall, perGroup } = curves(table, [0, 1, 1]);
    expect([...overall.verified]).toEqual([2, 1, 0, 0]);
    expect([...overall.attacked]).toEqual([2, 2, 1, 0]);
    expect(perGroup.map(({ verified }) => [...verified])).toEqual([
      [1, 1, 0, 0],
      [1, 0, 0, 0],
    ]);
    expect([...curves(table, [0, 1, 1], 'inner-group').overall.verified]).toEqual([2, 2, 2, 1]);
  });

  it('agrees with the counts at each radius', () => {
    const anyCase = anyTable.chain((table) => fc.tuple(fc.constant(table), anyGroups(table.about.outputs)));
    fc.assert(
      fc.property(
        anyCase,
        fc.constantFrom<PairScope>('all', 'inter-group', 'inner-group'),
        ([table, groups], scope) => {
          const found = curves(table, groups, scope);
          table.about.grid.forEach((epsilon, step) => {
            const radii = {
              all: uniformRadii(table.about.outputs, epsilon),
              'inter-group': interGroupRadii(groups, epsilon),
              'inner-group': innerGroupRadii(groups, epsilon),
            }[scope];
            const { overall, perGroup } = tally(table, radii, groups);
            [overall, ...perGroup].forEach(({ images, verified, attacked }, at) => {
              const curve = at === 0 ? found.overall : found.perGroup[at - 1];
              expect([curve?.images, curve?.verified[step], curve?.attacked[step]]).toEqual([
                images,
                verified,
                attacked,
              ]);
            });
          });
        },
      ),
    );
  });
});
