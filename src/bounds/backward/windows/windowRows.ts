import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '../../../network/network';
import type { ReadyNetwork } from '../../../network/upload';
import type { RowLayout } from '../rowLayout';
import { unitRows } from '../specification';
import type { Side } from '../tightenInputs';
import type { Field, Fields } from './field';
import { type Placement, pixelIndex, placesIndex, spreadIndex } from './windowIndex';

/**
 * Rows of coefficients that start at single units of an image and are kept as windows of what the units see:
 * [2·units, height, width, channels], first those that bound the units from below, then those that bound them, negated,
 * from above; or one row a unit, from its side. Coefficients that stick out over the edge stand for nothing.
 */
export class WindowRows {
  readonly #ready: ReadyNetwork;
  readonly #fields: Fields;
  readonly #units: readonly (readonly number[])[];
  readonly #value: string;
  readonly #sides: readonly (readonly Side[])[] | undefined;
  /** All units, sample by sample. */
  readonly #all: readonly number[];
  readonly #kept = new Map<string, tf.Tensor>();

  /**
   * @param units positions in the value, for each sample equally many
   * @param fields see `fieldsOf`; that of the value itself is there
   * @param sides for each unit the bound that is asked for, where it is not both
   */
  constructor(
    ready: ReadyNetwork,
    value: string,
    units: readonly (readonly number[])[],
    fields: Fields,
    sides?: readonly (readonly Side[])[],
  ) {
    this.#ready = ready;
    this.#value = value;
    this.#units = units;
    this.#all = units.flat();
    this.#fields = fields;
    this.#sides = sides;
  }

  /** Rows of one coefficient: 1 at the unit, then −1; or that of its side. */
  start(): tf.Tensor {
    const channels = this.#shapeOf(this.#value)[2];
    return tf.tidy(() => {
      const ones = unitRows(
        this.#all.map((unit) => unit % channels),
        channels,
      );
      const sides = this.#sides?.flat();
      const rows = sides ? tf.mul(ones, tf.tensor2d(sides, [sides.length, 1])) : tf.concat([ones, tf.neg(ones)], 0);
      return tf.reshape(rows, [-1, 1, 1, channels]);
    });
  }

  /** The window that coefficients of a value are kept in, if they are. */
  fieldOf(value: string): Field | undefined {
    return this.#fields.get(value);
  }

  layout(value: string): RowLayout {
    const count = this.#all.length;
    return {
      rows: (coefficients) => tf.reshape(coefficients, [this.#rowsOfUnit, count, -1]),
      beside: (known) => this.#lookUp(known, value),
      perSample: (sums) =>
        tf.reshape(tf.transpose(tf.reshape(sums, [this.#rowsOfUnit, this.#units.length, -1]), [1, 0, 2]), [
          this.#units.length,
          -1,
        ]),
    };
  }

  /** Coefficients without those that stick out. */
  withinEdges(coefficients: tf.Tensor, value: string): tf.Tensor {
    return tf.tidy(() => {
      const channels = this.#shapeOf(value)[2];
      const apart = tf.reshape(coefficients, [this.#rowsOfUnit, -1, channels]);
      return tf.reshape(tf.mul(apart, this.#insideOf(value)), coefficients.shape);
    });
  }

  /** Surrounds windows by zeros, or spreads them over the whole value where it is not kept in windows. */
  fit(coefficients: tf.Tensor, field: Field, value: string): tf.Tensor {
    const wanted = this.#fields.get(value);
    if (!wanted) return this.whole(coefficients, field, value);
    const around = ([0, 1] as const).map((axis): [number, number] => {
      const before = field.first[axis] - wanted.first[axis];
      return [before, wanted.size[axis] - field.size[axis] - before];
    });
    if (around.flat().every((count) => count === 0)) return tf.clone(coefficients);
    return tf.pad(coefficients, [[0, 0], ...around, [0, 0]]);
  }

  /** The same rows as coefficients of the whole value, [batch·rows, ...shape], the rows of a sample together. */
  whole(coefficients: tf.Tensor, field: Field, value: string): tf.Tensor {
    return tf.tidy(() => {
      const shape = this.#shapeOf(value);
      const index = spreadIndex(this.#placement(field, value));
      const pieces = withZero(tf.reshape(coefficients, [-1, shape[2]]));
      return tf.reshape(tf.gatherND(pieces, tf.tensor2d(index, [index.length, 1], 'int32')), [-1, ...shape]);
    });
  }

  /**
   * What a field sees of values of every row, which are kept as coefficients are; 0 where it sticks out. It is to values
   * what `fit` is to coefficients: the sum of products stays the same.
   */
  see(values: tf.Tensor, field: Field, value: string): tf.Tensor {
    const wanted = this.#fields.get(value);
    if (!wanted) return this.cut(values, field, value);
    const [top, left] = [field.first[0] - wanted.first[0], field.first[1] - wanted.first[1]];
    return tf.slice(values, [0, top, left, 0], [-1, ...field.size, -1]);
  }

  /** Windows of whole values of every row, [batch·rows, ...shape]: to values what `whole` is to coefficients. */
  cut(values: tf.Tensor, field: Field, value: string): tf.Tensor {
    return tf.tidy(() => {
      const shape = this.#shapeOf(value);
      const index = placesIndex(this.#placement(field, value));
      const pixels = withZero(tf.reshape(values, [-1, shape[2]]));
      const seen = tf.gatherND(pixels, tf.tensor2d(index, [index.length, 1], 'int32'));
      return tf.reshape(seen, [-1, ...field.size, shape[2]]);
    });
  }

  dispose(): void {
    tf.dispose([...this.#kept.values()]);
    this.#kept.clear();
  }

  #lookUp(known: tf.Tensor, value: string): tf.Tensor {
    return tf.tidy(() => {
      const pixels = withZero(tf.reshape(known, [-1, known.shape[3] as number]));
      const isShared = known.shape[0] === 1;
      return tf.reshape(tf.gatherND(pixels, this.#indexOf(value, isShared)), [1, this.#all.length, -1]);
    });
  }

  /**
   * For every place of every window the pixel it lies on, [places, 1]; where it sticks out, the one after the last.
   *
   * @param isShared whether all samples look at the pixels of one image
   */
  #indexOf(value: string, isShared: boolean): tf.Tensor {
    return this.#keep(`${isShared ? 'shared' : 'own'} ${value}`, () => {
      const index = this.#pixelsUnder(value, isShared);
      return tf.tensor2d(index, [index.length, 1], 'int32');
    });
  }

  /** 1 for every place of every window that lies on the image, else 0; [1, places, 1]. */
  #insideOf(value: string): tf.Tensor {
    return this.#keep(`inside ${value}`, () => {
      const index = this.#pixelsUnder(value, true);
      const [height, width] = this.#shapeOf(value);
      const inside = new Float32Array(index.length);
      for (let place = 0; place < index.length; place++)
        inside[place] = Number((index[place] as number) < height * width);
      return tf.tensor3d(inside, [1, index.length, 1]);
    });
  }

  #pixelsUnder(value: string, isShared: boolean): Int32Array {
    const placement = this.#placement(this.#fields.get(value) as Field, value);
    return pixelIndex(isShared ? { ...placement, batch: 1 } : placement);
  }

  #keep(key: string, make: () => tf.Tensor): tf.Tensor {
    const known = this.#kept.get(key);
    if (known) return known;
    const made = tf.keep(make());
    this.#kept.set(key, made);
    return made;
  }

  #placement({ strides, first, size }: Field, value: string): Placement {
    const [, columns, channels] = this.#shapeOf(this.#value);
    const tops = new Int32Array(this.#all.length);
    const lefts = new Int32Array(this.#all.length);
    for (let window = 0; window < tops.length; window++) {
      const pixel = Math.floor((this.#all[window] as number) / channels);
      tops[window] = Math.floor(pixel / columns) * strides[0] + first[0];
      lefts[window] = (pixel % columns) * strides[1] + first[1];
    }
    const [height, width] = this.#shapeOf(value);
    return { tops, lefts, batch: this.#units.length, size, image: [height, width], rows: this.#rowsOfUnit };
  }

  get #rowsOfUnit(): 1 | 2 {
    return this.#sides ? 1 : 2;
  }

  #shapeOf(value: string): [number, number, number] {
    return this.#ready.shapes.get(value) as Shape as [number, number, number];
  }
}

function withZero(rows: tf.Tensor): tf.Tensor {
  return tf.concat([rows, tf.zeros([1, rows.shape[1] as number])], 0);
}
