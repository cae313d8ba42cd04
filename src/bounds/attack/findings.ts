/** An input of the box that the network does not read as its label, for certain. */
export interface Counterexample {
  /** Internal layout. */
  readonly input: Float64Array;
  /** The class it is read as. */
  readonly label: number;
  /** z_label − z_class of the box's label and that class, zero or less even if every rounding went the other way. */
  readonly margin: number;
}

/** The least margins an attack has found, and the inputs they belong to. */
export class Findings {
  /** Least z_label − z_j found, [batch, outputs]; 0 at the label, infinite where nothing was tried. */
  readonly margins: Float64Array;
  /** Inputs with these margins, [batch, outputs, ...input shape]. */
  readonly points: Float64Array;
  /** For each sample the counterexample with the least margin, if any. */
  readonly counterexamples: (Counterexample | undefined)[];
  readonly #broken: Uint8Array;

  constructor(
    readonly labels: readonly number[],
    readonly outputs: number,
    readonly size: number,
  ) {
    this.margins = new Float64Array(labels.length * outputs).fill(Number.POSITIVE_INFINITY);
    for (const [sample, label] of labels.entries()) this.margins[sample * outputs + label] = 0;
    this.points = new Float64Array(labels.length * outputs * size);
    this.counterexamples = labels.map(() => undefined);
    this.#broken = new Uint8Array(labels.length * outputs);
  }

  /** Whether a certain counterexample against that class is known. */
  isBroken(sample: number, target: number): boolean {
    return this.#broken[sample * this.outputs + target] === 1;
  }

  /** Takes a point of the box and its logits in float64; true where a margin is not positive, which errors must decide. */
  add(sample: number, point: Float64Array, logits: Float64Array): boolean {
    let suspicious = false;
    for (const [j, margin] of marginsOf(logits, this.labels[sample] as number)) {
      suspicious ||= margin <= 0;
      const at = sample * this.outputs + j;
      if (!(margin < (this.margins[at] as number))) continue;
      this.margins[at] = margin;
      this.points.set(point, at * this.size);
    }
    return suspicious;
  }

  /** The same point again, with bounds of its logits' errors: what they cannot undo is a counterexample. */
  judge(sample: number, point: Float64Array, logits: Float64Array, errors: Float64Array): void {
    const label = this.labels[sample] as number;
    for (const [j, margin] of marginsOf(logits, label)) {
      if (!(margin + (errors[label] as number) + (errors[j] as number) <= 0)) continue;
      this.#broken[sample * this.outputs + j] = 1;
      const known = this.counterexamples[sample];
      if (!known || margin < known.margin) this.counterexamples[sample] = { input: point, label: j, margin };
    }
  }
}

function marginsOf(logits: Float64Array, label: number): [target: number, margin: number][] {
  const margins = Array.from(logits, (z, j): [number, number] => [j, (logits[label] as number) - z]);
  return margins.filter(([j]) => j !== label);
}
