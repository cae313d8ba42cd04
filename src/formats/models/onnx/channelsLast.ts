import type { OpenSizes } from '../../../network/interface/openSizes';
import { type DraftAttribute, GraphDraft } from './graphDraft';

/**
 * A value of a network whose channels come last, as TensorFlow has them. What ONNX computes has them first: the value is
 * turned where that is asked for, once at most, and not at all between operations that both have them first.
 */
export interface Value {
  /** Number of axes, the batch among them. */
  readonly rank: number;
  /** Names of the value with its channels first and last; at least one is there. */
  first?: string;
  last?: string;
}

/** A graph in the making whose values have their channels last. */
export class ChannelsLast {
  readonly draft = new GraphDraft();

  /** @param sizes of one sample; null for those that are left open */
  input(name: string, sizes: OpenSizes): Value {
    return this.ofLast(sizes.length + 1, this.draft.input(name, sizes));
  }

  ofFirst(rank: number, name: string): Value {
    return rank < 3 ? { rank, first: name, last: name } : { rank, first: name };
  }

  ofLast(rank: number, name: string): Value {
    return rank < 3 ? { rank, first: name, last: name } : { rank, last: name };
  }

  /** What cannot be translated, as it is called: it stands in the graph, so that what follows can be reported. */
  refused(name: string, opType: string, inputs: readonly Value[]): Value {
    const read = inputs.map((value) => this.last(value));
    return this.ofLast(inputs[0]?.rank ?? 2, this.draft.add(name, opType, read));
  }

  /** The value with its channels first. */
  first(value: Value): string {
    const { rank, last = '' } = value;
    value.first ??= this.#turned(last, [0, rank - 1, ...between(1, rank - 1)]);
    return value.first;
  }

  /** The value as the file has it. */
  last(value: Value): string {
    const { rank, first = '' } = value;
    value.last ??= this.#turned(first, [0, ...between(2, rank), 1]);
    return value.last;
  }

  /** A function of each number. */
  each(
    value: Value,
    name: string,
    opType: string,
    attributes: Readonly<Record<string, DraftAttribute>> = {},
    more: readonly string[] = [],
  ): Value {
    const apply = (of: string) => this.draft.add(name, opType, [of, ...more], attributes);
    if (value.first !== undefined) return this.ofFirst(value.rank, apply(value.first));
    return this.ofLast(value.rank, apply(this.last(value)));
  }

  /** Sums, products and so on of values of the same shape. */
  join(values: readonly Value[], name: string, opType: string): Value {
    const rank = Math.max(...values.map((value) => value.rank));
    if (values.every((value) => value.first !== undefined && value.rank === rank)) {
      return this.ofFirst(
        rank,
        this.draft.add(
          name,
          opType,
          values.map((value) => this.first(value)),
        ),
      );
    }
    return this.ofLast(
      rank,
      this.draft.add(
        name,
        opType,
        values.map((value) => this.last(value)),
      ),
    );
  }

  #turned(name: string, perm: readonly number[]): string {
    return this.draft.add(`${name}/transposed`, 'Transpose', [name], { perm });
  }
}

/** from, …, to − 1 */
function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
