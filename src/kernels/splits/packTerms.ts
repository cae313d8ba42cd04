import { LANES, PANEL, padded } from './layouts';

/** Of each column which terms it sums, and their weights: those of column c from starts[c] to starts[c + 1], terms rising. */
export interface Columns {
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly weights: Float32Array;
}

/** A matrix as the program sums it. */
export interface PackedTerms {
  readonly isSparse: boolean;
  /** Numbers of 32 bits: weights alone, or what sumSparse.ts describes. */
  readonly data: Int32Array;
  /** Products of one row. */
  readonly products: number;
}

/** Where at most so many of its panels' places are empty a matrix keeps its zeros: they need no places. */
const MOST_EMPTY = 0.3;

/** Bytes of what stands in a lane of one number, to the next number. */
const STEP = 4 * LANES;

/** Packs a matrix by panels of columns, its zeros left out where there are many. */
export function packTerms(columns: Columns, terms: number): PackedTerms {
  const size = columns.starts.length - 1;
  const panels = Array.from({ length: padded(size) / PANEL }, (_, panel) => termsOf(columns, panel));
  const listed = panels.reduce((sum, own) => sum + own.length, 0);
  const all = panels.length * padded(terms);
  const isSparse = listed < (1 - MOST_EMPTY) * all;
  const data = new Int32Array(isSparse ? panels.length + (PANEL + 1) * listed : PANEL * all);
  const weights = new Float32Array(data.buffer);
  const places = new Int32Array(terms);
  let at = 0;
  for (const [panel, own] of panels.entries()) {
    if (isSparse) data[at++] = own.length;
    for (const [place, term] of own.entries()) {
      const from = at + (isSparse ? (PANEL + 1) * place : PANEL * term);
      if (isSparse) data[from] = STEP * term;
      places[term] = isSparse ? from + 1 : from;
    }
    for (let lane = 0; lane < PANEL; lane++) {
      const column = PANEL * panel + lane;
      const end = column < size ? (columns.starts[column + 1] as number) : 0;
      for (let entry = column < size ? (columns.starts[column] as number) : 0; entry < end; entry++) {
        weights[(places[columns.terms[entry] as number] as number) + lane] = columns.weights[entry] as number;
      }
    }
    at += isSparse ? (PANEL + 1) * own.length : PANEL * padded(terms);
  }
  return { isSparse, data, products: PANEL * (isSparse ? listed : all) };
}

/** Terms of any column of a panel, rising. */
function termsOf({ starts, terms }: Columns, panel: number): Int32Array {
  const last = Math.min(PANEL * (panel + 1), starts.length - 1);
  const own = terms.slice(starts[PANEL * panel], starts[last]).sort();
  return own.filter((term, at) => at === 0 || term !== own[at - 1]);
}

/** The same matrix the other way round: columns become terms. */
export function turned({ starts, terms, weights }: Columns, count: number): Columns {
  const own = new Int32Array(count + 1);
  for (const term of terms) own[term + 1] = (own[term + 1] as number) + 1;
  for (let term = 0; term < count; term++) own[term + 1] = (own[term + 1] as number) + (own[term] as number);
  const next = own.slice();
  const turnedTerms = new Int32Array(terms.length);
  const turnedWeights = new Float32Array(terms.length);
  for (let column = 0; column < starts.length - 1; column++) {
    for (let entry = starts[column] as number; entry < (starts[column + 1] as number); entry++) {
      const term = terms[entry] as number;
      const place = next[term] as number;
      next[term] = place + 1;
      turnedTerms[place] = column;
      turnedWeights[place] = weights[entry] as number;
    }
  }
  return { starts: own, terms: turnedTerms, weights: turnedWeights };
}
