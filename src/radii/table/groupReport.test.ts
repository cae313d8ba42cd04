import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGroups, anyTable, HAND_GRID, handTable } from '../../testing/standIns/radiusTables';
import { adaptiveRadii, innerGroupRadii, interGroupRadii, uniformRadii } from './criteria';
import { groupReport } from './groupReport';
import { tally } from './tally';
import { FALSIFIED, rowVerdicts, UNKNOWN, VERIFIED } from './verdicts';

const NO = Number.POSITIVE_INFINITY;

/** Classes 0 and 1 are one group, class 2 is another. Grid: 0, 0.01, 0.02, 0.05. */
const GROUPS = [0, 0, 1];
const TABLE = handTable([
  // Close to class 1 and far from class 2: proved to 0.01 and 0.05, falsified against 1 at 0.02.
  { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 2, NO] },
  // Misclassified as class 1, its neighbour, but not confused with class 2 up to 0.02.
  { label: 0, prediction: 1, certified: [NO, 0, 3], attacked: [NO, 0, 3] },
  // Proved to 0.02 against 0 and to 0.01 against 2, nothing falsified.
  { label: 1, prediction: 1, certified: [3, NO, 2], attacked: [NO, NO, NO] },
  // Proved against both up to 0.05.
  { label: 2, prediction: 2, certified: [4, 4, NO], attacked: [NO, NO, NO] },
  // Not confused with class 0 anywhere, misclassified as class 1.
  { label: 2, prediction: 1, certified: [4, 0, NO], attacked: [NO, 0, NO] },
]);

const counts = ({ verified, attacked }: { verified: number; attacked: number }) => [verified, attacked];

describe('rowVerdicts', () => {
  it('asks every pair for its radius', () => {
    expect([...rowVerdicts(TABLE, uniformRadii(3, 0.01))]).toEqual([
      VERIFIED,
      FALSIFIED,
      VERIFIED,
      VERIFIED,
      FALSIFIED,
    ]);
    expect([...rowVerdicts(TABLE, uniformRadii(3, 0.02))]).toEqual([
      FALSIFIED,
      FALSIFIED,
      UNKNOWN,
      VERIFIED,
      FALSIFIED,
    ]);
    expect([...rowVerdicts(TABLE, adaptiveRadii(GROUPS, 0.01, 0.05))]).toEqual([
      VERIFIED,
      FALSIFIED,
      UNKNOWN,
      VERIFIED,
      FALSIFIED,
    ]);
  });

  it('takes a radius between two of the grid for proved at the larger one, and for falsified at the smaller one', () => {
    expect(rowVerdicts(TABLE, uniformRadii(3, 0.011))[0]).toBe(UNKNOWN);
    expect(rowVerdicts(TABLE, uniformRadii(3, 0.021))[0]).toBe(FALSIFIED);
    expect(rowVerdicts(TABLE, uniformRadii(3, 0.06))[3]).toBe(UNKNOWN);
  });

  it('does not take an image that is misclassified for verified at radius 0', () => {
    expect([...rowVerdicts(TABLE, uniformRadii(3, 0))]).toEqual([VERIFIED, FALSIFIED, VERIFIED, VERIFIED, FALSIFIED]);
  });
});

describe('groupReport', () => {
  it('counts every criterion as by hand', () => {
    const report = groupReport(TABLE, GROUPS, 0.01, 0.05);
    expect(report.allInner.overall).toEqual({ images: 5, clean: 3, cleanGroup: 4, attacked: 3, verified: 3 });
    expect(counts(report.allOuter.overall)).toEqual([1, 2]);
    expect(counts(report.interGroup.overall)).toEqual([2, 3]);
    expect(counts(report.innerGroup.overall)).toEqual([4, 4]);
    expect(counts(report.adaptive.overall)).toEqual([2, 3]);
  });

  it('counts classes and groups apart', () => {
    const { adaptive } = groupReport(TABLE, GROUPS, 0.01, 0.05);
    expect(adaptive.perClass).toEqual([
      { images: 2, clean: 1, cleanGroup: 2, attacked: 1, verified: 1 },
      { images: 1, clean: 1, cleanGroup: 1, attacked: 1, verified: 0 },
      { images: 2, clean: 1, cleanGroup: 1, attacked: 1, verified: 1 },
    ]);
    expect(adaptive.perGroup).toEqual([
      { images: 3, clean: 2, cleanGroup: 3, attacked: 2, verified: 1 },
      { images: 2, clean: 1, cleanGroup: 1, attacked: 1, verified: 1 },
    ]);
  });

  it('gives numbers to groups that have none', () => {
    const { adaptive } = groupReport(TABLE, [0, 3, 0], 0.01, 0.05);
    expect(adaptive.perGroup.map(({ images }) => images)).toEqual([4, 0, 0, 1]);
  });
});

const anyRadius = fc.oneof(fc.constantFrom(...HAND_GRID), fc.double({ min: 0, max: 0.07, noNaN: true }));
const anyCase = anyTable.chain((table) =>
  fc.record({
    table: fc.constant(table),
    groups: anyGroups(table.about.outputs),
    inner: anyRadius,
    outer: anyRadius,
  }),
);

describe('criteria', () => {
  it('are counted from the reach of groups as from the radii of pairs', () => {
    fc.assert(
      fc.property(anyCase, ({ table, groups, inner, outer }) => {
        const report = groupReport(table, groups, inner, outer);
        const { outputs } = table.about;
        expect(report.allOuter).toEqual(tally(table, uniformRadii(outputs, outer), groups));
        expect(report.adaptive).toEqual(tally(table, adaptiveRadii(groups, inner, outer), groups));
        expect(report.interGroup).toEqual(tally(table, interGroupRadii(groups, outer), groups));
        expect(report.innerGroup).toEqual(tally(table, innerGroupRadii(groups, inner), groups));
      }),
    );
  });

  it('are one where both radii are the same', () => {
    fc.assert(
      fc.property(anyCase, ({ table, groups, inner }) => {
        const { adaptive, allInner, allOuter } = groupReport(table, groups, inner, inner);
        expect(adaptive).toEqual(allInner);
        expect(adaptive).toEqual(allOuter);
      }),
    );
  });

  it('are those of one radius where there is one group, or where every class is one', () => {
    fc.assert(
      fc.property(anyCase, ({ table, inner, outer }) => {
        const classes = Array.from({ length: table.about.outputs }, (_, j) => j);
        const one = groupReport(
          table,
          classes.map(() => 0),
          inner,
          outer,
        );
        expect(one.adaptive).toEqual(one.allInner);
        expect(one.innerGroup).toEqual(one.allInner);
        const each = groupReport(table, classes, inner, outer);
        expect(each.adaptive).toEqual(each.allOuter);
        expect(each.interGroup).toEqual(each.allOuter);
      }),
    );
  });

  it('meet in the adaptive one: an image meets it when it meets both parts', () => {
    fc.assert(
      fc.property(anyCase, ({ table, groups, inner, outer }) => {
        const inside = rowVerdicts(table, innerGroupRadii(groups, inner));
        const outside = rowVerdicts(table, interGroupRadii(groups, outer));
        rowVerdicts(table, adaptiveRadii(groups, inner, outer)).forEach((verdict, row) => {
          expect(verdict === VERIFIED).toBe(inside[row] === VERIFIED && outside[row] === VERIFIED);
          expect(verdict === FALSIFIED).toBe(inside[row] === FALSIFIED || outside[row] === FALSIFIED);
        });
      }),
    );
  });

  it('are met less often the larger the radius, and never more often than attacks allow', () => {
    fc.assert(
      fc.property(anyCase, ({ table, groups, inner, outer }) => {
        const [small, large] = [Math.min(inner, outer), Math.max(inner, outer)];
        const { outputs } = table.about;
        const easy = tally(table, uniformRadii(outputs, small), groups).overall;
        const mixed = tally(table, adaptiveRadii(groups, small, large), groups).overall;
        const hard = tally(table, uniformRadii(outputs, large), groups).overall;
        expect(easy.verified).toBeGreaterThanOrEqual(mixed.verified);
        expect(mixed.verified).toBeGreaterThanOrEqual(hard.verified);
        expect(easy.attacked).toBeGreaterThanOrEqual(mixed.attacked);
        expect(mixed.attacked).toBeGreaterThanOrEqual(hard.attacked);
        expect(hard.verified).toBeLessThanOrEqual(hard.attacked);
      }),
    );
  });
});
