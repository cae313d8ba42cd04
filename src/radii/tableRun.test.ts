import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTable } from './table/checkTable';
import type { TableAbout } from './table/radiusTable';
import { newState, TableRun } from './tableRun';

const GRID = [0, 0.1, 0.2, 0.3, 0.4];
const ABOUT: TableAbout = {
  version: 1,
  model: { id: 'test', name: 'test', hash: 'test' },
  dataset: 'none',
  method: 'ibp',
  rounding: 'none',
  clip: null,
  grid: GRID,
  attack: null,
  outputs: 2,
};

test('proofs and counterexamples that contradict each other leave a table that does not, in any order', () => {
  const step = fc.record({ proof: fc.boolean(), place: fc.nat(GRID.length - 1) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const run = new TableRun(newState(ABOUT, Uint32Array.of(0), Uint16Array.of(0)));
      run.predict(0, 0);
      for (const { proof, place } of steps) {
        if (proof) run.certify(0, 1, place + 1);
        else run.falsify(0, 1, place);
      }
      const counterexamples = steps.filter(({ proof }) => !proof).map(({ place }) => place);
      const table = run.table();
      checkTable(table);
      if (counterexamples.length === 0) return;
      expect(table.attacked[1]).toBe(Math.min(...counterexamples));
      // Nothing is left to look for on the far side of what is known.
      for (const job of run.nextAttacks(0)) expect(run.isFalsified(job)).toBe(false);
      expect(run.nextTest(0)).toBeLessThanOrEqual(table.attacked[1] as number);
    }),
  );
});
