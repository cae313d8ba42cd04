/** Numbers kept for one list of counts; more classes are counted row by row each time. */
const MOST_KEPT = 4_000_000;

const known = new WeakMap<Uint16Array, Uint32Array>();

/**
 * For each pair of true class and other class the number of rows whose value reaches that of the pair. What there is to
 * count is counted once for all thresholds, so that moving a radius looks at no row at all.
 *
 * @param values of a table, K for each row, up to `most` or NEVER
 * @param least K × K numbers, a row for each true class
 */
export function countAtLeast(
  values: Uint16Array,
  least: ArrayLike<number>,
  labels: Uint16Array,
  outputs: number,
  most: number,
): Uint32Array {
  const levels = most + 2;
  if (outputs * outputs * levels > MOST_KEPT) return countRows(values, least, labels, outputs);
  const kept = known.get(values) ?? countLevels(values, labels, outputs, levels);
  known.set(values, kept);
  const counts = new Uint32Array(outputs * outputs);
  for (let pair = 0; pair < counts.length; pair++) {
    counts[pair] = kept[pair * levels + Math.min(least[pair] as number, levels - 1)] as number;
  }
  return counts;
}

/** For each pair and level the number of rows that reach it; the last level is that of NEVER. */
function countLevels(values: Uint16Array, labels: Uint16Array, outputs: number, levels: number): Uint32Array {
  const counts = new Uint32Array(outputs * outputs * levels);
  for (let row = 0, at = 0; row < labels.length; row++) {
    const first = (labels[row] as number) * outputs;
    for (let other = 0; other < outputs; other++, at++) {
      const place = (first + other) * levels + Math.min(values[at] as number, levels - 1);
      counts[place] = (counts[place] as number) + 1;
    }
  }
  for (let place = counts.length - 2; place >= 0; place--) {
    if (place % levels < levels - 1) counts[place] = (counts[place] as number) + (counts[place + 1] as number);
  }
  return counts;
}

function countRows(values: Uint16Array, least: ArrayLike<number>, labels: Uint16Array, outputs: number): Uint32Array {
  const counts = new Uint32Array(outputs * outputs);
  for (let row = 0, at = 0; row < labels.length; row++) {
    const first = (labels[row] as number) * outputs;
    for (let pair = first; pair < first + outputs; pair++, at++) {
      if ((values[at] as number) >= (least[pair] as number)) counts[pair] = (counts[pair] as number) + 1;
    }
  }
  return counts;
}
