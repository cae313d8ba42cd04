import { describe, expect, it } from 'vitest';
import { distancesOf } from '../../similarity/tree/distances';
import { groupClasses } from '../../similarity/tree/grouping';
import { clusterClasses } from '../../similarity/tree/linkage';
import { vectorsOf } from '../../testing/standIns/classPoints';
import { layoutDendrogram } from './dendrogramLayout';
import { dendrogramPaths, mergePath } from './dendrogramPaths';

/** Merges at 1, 3 and 5. */
const TREE = clusterClasses(distancesOf(vectorsOf([[0], [1], [4], [9]]), 'euclidean'), 'single');
const ORDER = [0, 1, 2, 3];
const FRAME = { width: 108, row: 10 };

describe('layoutDendrogram', () => {
  it('puts leaves into the middle of their rows, and merges at their heights', () => {
    const layout = layoutDendrogram(TREE, ORDER, FRAME);
    expect(layout.x(0)).toBe(108);
    expect(layout.merges.map(({ x }) => Math.round(x))).toEqual([88, 48, 8]);
    expect(layout.merges.map(({ branches }) => branches.map(({ y }) => y))).toEqual([
      [5, 15],
      [25, 10],
      [35, 17.5],
    ]);
    expect(layout.heightAt(layout.x(2.5))).toBeCloseTo(2.5, 12);
    expect(layout.heightAt(200)).toBe(0);
  });

  it('turns round for a second tree', () => {
    const layout = layoutDendrogram(TREE, ORDER, { ...FRAME, mirrored: true });
    expect(layout.merges.map(({ x }) => Math.round(x))).toEqual([20, 60, 100]);
  });

  it('draws a merge as its bar and both branches', () => {
    expect(mergePath(layoutDendrogram(TREE, ORDER, FRAME), 0)).toBe('M108 5H88V15H108');
  });
});

describe('dendrogramPaths', () => {
  const layout = layoutDendrogram(TREE, ORDER, FRAME);

  it('changes a branch where it crosses the cut', () => {
    const { of } = groupClasses(TREE, { height: 4 });
    const { above, below } = dendrogramPaths(TREE, layout, of, 4);
    expect(above).toBe('M8 35V17.5M8 35H28M8 17.5H28');
    expect(below.get(1)).toBe('M28 35H108');
    expect(below.get(0)).toBe('M88 5V15M88 5H108M88 15H108M48 25V10M48 25H108M48 10H88M28 17.5H48');
  });

  it('has nothing above a cut beyond the root', () => {
    expect(dendrogramPaths(TREE, layout, [0, 0, 0, 0], 9).above).toBe('');
  });
});
