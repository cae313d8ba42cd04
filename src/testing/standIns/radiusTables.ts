import fc from 'fast-check';
import { NEVER, type RadiusTable, type TableAbout } from '../../radii/table/radiusTable';

/** An image of a table by hand: ∞ for NEVER. */
export interface HandRow {
  readonly label: number;
  readonly prediction: number;
  readonly certified: readonly number[];
  readonly attacked: readonly number[];
}

/** The radii of tables by hand. */
export const HAND_GRID = [0, 0.01, 0.02, 0.05];

/** A table of these rows; its images are numbers 0, 10, 20, … */
export function handTable(rows: readonly HandRow[], about: Partial<TableAbout> = {}): RadiusTable {
  const numbers = (pick: (row: HandRow) => readonly number[]) =>
    Uint16Array.from(rows.flatMap(pick), (value) => (value === Number.POSITIVE_INFINITY ? NEVER : value));
  return {
    about: {
      version: 1,
      model: { id: 'hand', name: 'By hand, “quoted”', hash: 'abc' },
      dataset: 'fashion-mnist',
      method: 'crown',
      rounding: 'real',
      clip: [0, 1],
      grid: HAND_GRID,
      attack: { restarts: 1, steps: 2, seed: 3 },
      outputs: rows[0]?.certified.length ?? 0,
      ...about,
    },
    indices: Uint32Array.from(rows, (_, row) => 10 * row),
    labels: numbers(({ label }) => [label]),
    predictions: numbers(({ prediction }) => [prediction]),
    certified: numbers(({ certified }) => certified),
    attacked: numbers(({ attacked }) => attacked),
  };
}

/** A pair's count of proved radii and place of its first counterexample, which lies beyond them. */
const pair = fc.nat(HAND_GRID.length).chain((certified) =>
  fc.record({
    certified: fc.constant(certified),
    attacked: fc.oneof(
      fc.constant(Number.POSITIVE_INFINITY),
      ...(certified < HAND_GRID.length ? [fc.integer({ min: certified, max: HAND_GRID.length - 1 })] : []),
    ),
  }),
);

/** Tables of up to 20 images with 2 to 5 classes. */
export const anyTable: fc.Arbitrary<RadiusTable> = fc.integer({ min: 2, max: 5 }).chain((outputs) => {
  const row = fc
    .record({
      label: fc.nat(outputs - 1),
      prediction: fc.nat(outputs - 1),
      pairs: fc.array(pair, { minLength: outputs, maxLength: outputs }),
    })
    .map(({ label, prediction, pairs }): HandRow => {
      const values = (pick: (at: (typeof pairs)[number]) => number) =>
        pairs.map((at, other) => (other === label ? Number.POSITIVE_INFINITY : pick(at)));
      return { label, prediction, certified: values((at) => at.certified), attacked: values((at) => at.attacked) };
    });
  return fc.array(row, { minLength: 1, maxLength: 20 }).map((rows) => handTable(rows));
});

/** A grouping of that many classes. */
export const anyGroups = (classes: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(classes - 1), { minLength: classes, maxLength: classes });
