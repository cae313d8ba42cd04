/** Outputs whose weights lie side by side; PANEL_OUTPUTS of assembly/job.ts. */
export const PANEL = 8;

/** Panels that the outputs of one group fill, the last one perhaps in part. */
export function panelsOf(outputs: number): number {
  return Math.ceil(outputs / PANEL);
}

/**
 * Weights as assembly/ reads them: group by group, panel by panel, for each product the weights of eight outputs, zeros
 * where there are no more.
 *
 * @param filter [terms, groups · groupOutputs]
 */
export function packedWeights(filter: Float32Array, terms: number, groups: number): Float32Array {
  const outputs = filter.length / terms;
  const inGroup = outputs / groups;
  const panels = panelsOf(inGroup);
  const packed = new Float32Array(groups * panels * terms * PANEL);
  for (let output = 0; output < outputs; output++) {
    const group = Math.floor(output / inGroup);
    const within = output % inGroup;
    const panel = group * panels + Math.floor(within / PANEL);
    let at = panel * terms * PANEL + (within % PANEL);
    for (let from = output; from < filter.length; from += outputs, at += PANEL) packed[at] = filter[from] as number;
  }
  return packed;
}

/** Numbers for each output, in the places of packedWeights; zeros where there are no more. */
export function packedOutputs(values: ArrayLike<number>, groups: number): Float64Array {
  const inGroup = values.length / groups;
  const width = panelsOf(inGroup) * PANEL;
  const packed = new Float64Array(groups * width);
  for (let output = 0; output < values.length; output++) {
    packed[Math.floor(output / inGroup) * width + (output % inGroup)] = values[output] as number;
  }
  return packed;
}
