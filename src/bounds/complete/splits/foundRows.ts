import type { FoundSplits } from '../../../kernels/splits/foundSplits';
import type { Warm } from '../warmChoices';

/** What slopes are called among the choices that are kept: those of all open units. */
export const SLOPES = 'open units';

/** A row among those it was bounded with. */
export type FoundRow = readonly [FoundSplits, number];

/** What all of one subproblem's rows say of units, each being at most its limit at a counterexample. */
export function knownOf(rows: readonly FoundRow[]): Float32Array | undefined {
  const [first, ...others] = rows.flatMap(([results, place]) => results.knownOf(place) ?? []);
  if (!first || others.every((own) => own === first)) return first;
  const open = first.length / 2;
  return first.map((bound, at) => {
    const bounds = others.map((own) => own[at] as number);
    return at < open ? Math.max(bound, ...bounds) : Math.min(bound, ...bounds);
  });
}

/** Units whose sign is known: by splits, or by what is known of them. */
export function signedBy(split: readonly number[], known: Float32Array | undefined): ReadonlySet<number> {
  const signed = new Set(split);
  const open = (known?.length ?? 0) / 2;
  for (let unit = 0; known && unit < open; unit++) {
    if ((known[unit] as number) >= 0 || (known[open + unit] as number) <= 0) signed.add(unit);
  }
  return signed;
}

/** Whether a lower bound is above its upper one. */
export function isEmpty(known: Float32Array | undefined): boolean {
  const open = (known?.length ?? 0) / 2;
  for (let unit = 0; known && unit < open; unit++) {
    if ((known[unit] as number) > (known[open + unit] as number)) return true;
  }
  return false;
}

/** The best choices of one subproblem's rows. */
export function warmOf(rows: readonly FoundRow[], splits: number): Warm {
  const choices = rows.map(([results, place]) => results.choicesOf(place));
  const size = choices[0]?.slopes.length ?? 0;
  const slopes = new Uint16Array(rows.length * size);
  const multipliers = new Float32Array(rows.length * splits);
  choices.forEach((own, row) => {
    slopes.set(own.slopes, row * size);
    for (let at = 0; at < splits; at++) multipliers[at * rows.length + row] = own.multipliers[at] as number;
  });
  return { relaxed: new Map([[SLOPES, slopes]]), multipliers, rows: rows.length };
}
