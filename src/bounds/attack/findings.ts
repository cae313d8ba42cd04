import type { Classes } from '../../network/classes/classes';

/** An input of the box that the network does not classify as its label, for certain. */
export interface Counterexample {
  /** Internal layout. */
  readonly input: Float64Array;
  /** The class it is classified as. */
  readonly label: number;
  /** The margin of the box's label over that class, zero or less even if every rounding went the other way. */
  readonly margin: number;
}

/** The least margins an attack has found, and the inputs they belong to. */
export class Findings {
  /** Least margins found, [batch, classes]; 0 at the label, infinite where nothing was tried. */
  readonly margins: Float64Array;
  /** Inputs with these margins, [batch, classes, ...input shape]. */
  readonly points: Float64Array;
  /** For each sample the counterexample with the least margin, if any. */
  readonly counterexamples: (Counterexample | undefined)[];
  readonly #falsified: Uint8Array;

  constructor(
    readonly labels: readonly number[],
    readonly classes: Classes,
    readonly size: number,
  ) {
    const { count } = classes;
    this.margins = new Float64Array(labels.length * count).fill(Number.POSITIVE_INFINITY);
    for (const [sample, label] of labels.entries()) this.margins[sample * count + label] = 0;
    this.points = new Float64Array(labels.length * count * size);
    this.counterexamples = labels.map(() => undefined);
    this.#falsified = new Uint8Array(labels.length * count);
  }

  /** Whether a certain counterexample against that class is known. */
  isFalsified(sample: number, target: number): boolean {
    return this.#falsified[sample * this.classes.count + target] === 1;
  }

  /** Takes a point of the box and its logits in float64; true where a margin is not positive, which errors must decide. */
  add(sample: number, point: Float64Array, logits: Float64Array): boolean {
    let suspicious = false;
    for (const [j, margin] of this.#marginsOf(logits, this.labels[sample] as number)) {
      suspicious ||= margin <= 0;
      const at = sample * this.classes.count + j;
      if (!(margin < (this.margins[at] as number))) continue;
      this.margins[at] = margin;
      this.points.set(point, at * this.size);
    }
    return suspicious;
  }

  /** The same point again, with bounds of its logits' errors: what they cannot undo is a counterexample. */
  judge(sample: number, point: Float64Array, logits: Float64Array, errors: Float64Array): void {
    const label = this.labels[sample] as number;
    const most = this.classes.marginErrors(label, errors);
    const falsified = this.#marginsOf(logits, label).filter(([j, margin]) => margin + (most[j] as number) <= 0);
    for (const [j] of falsified) this.#falsified[sample * this.classes.count + j] = 1;
    // With decisions, the class with the least margin need not be the one that the point is classified as.
    const answer = this.classes.predict(logits);
    const [nearest] = falsified.toSorted((a, b) => Number(b[0] === answer) - Number(a[0] === answer) || a[1] - b[1]);
    const known = this.counterexamples[sample];
    if (nearest && !(known && known.margin <= nearest[1])) {
      this.counterexamples[sample] = { input: point, label: nearest[0], margin: nearest[1] };
    }
  }

  #marginsOf(logits: Float64Array, label: number): [target: number, margin: number][] {
    const margins = Array.from(this.classes.margins(label, logits), (margin, j): [number, number] => [j, margin]);
    return margins.filter(([j]) => j !== label);
  }
}
