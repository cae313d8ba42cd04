import { type Network, type Shape, sizeOf } from '../network';
import { parting, type Routing, routedClass, routingOf } from './decisionTree';

/** Two outputs whose difference z[winning] − z[losing] is the margin of one class over another. */
export interface MarginOutputs {
  readonly winning: number;
  readonly losing: number;
}

/** How a network's outputs are read as classes: by its tree of decisions, or each output as a class. */
export class Classes {
  /** Number of classes. */
  readonly count: number;
  /** Number of outputs: as many, unless there are decisions. */
  readonly outputs: number;
  readonly #routing: Routing;
  readonly #margins = new Map<number, readonly MarginOutputs[]>();

  constructor(routing: Routing) {
    this.count = routing.classes;
    this.outputs = routing.outputs;
    this.#routing = routing;
  }

  /** The class that a sample's outputs, beginning at `start`, are read as; the first of equals, 0 where some are not numbers. */
  predict(outputs: ArrayLike<number>, start = 0): number {
    return Math.max(0, routedClass(this.#routing, outputs, start));
  }

  /**
   * The outputs whose difference is the margin of a class over another: while it is positive, the other cannot be the
   * answer. Over itself both are the same output, so that the margin is 0.
   */
  marginOutputs(label: number, other: number): MarginOutputs {
    if (label !== other) return parting(this.#routing, label, other);
    const [root] = this.#routing.paths[label] ?? [];
    const own = (root?.first ?? 0) + (root?.taken ?? 0);
    return { winning: own, losing: own };
  }

  /** The same for every other class, itself included; worked out once a label. */
  allMarginOutputs(label: number): readonly MarginOutputs[] {
    const known = this.#margins.get(label);
    if (known) return known;
    const made = Array.from({ length: this.count }, (_, other) => this.marginOutputs(label, other));
    this.#margins.set(label, made);
    return made;
  }

  /**
   * The margins of a class over all classes, from a sample's outputs.
   *
   * @param start where the sample's outputs begin
   */
  margins(label: number, outputs: ArrayLike<number>, start = 0): Float64Array {
    const at = (output: number) => outputs[start + output] as number;
    const margins = new Float64Array(this.count);
    this.allMarginOutputs(label).forEach(({ winning, losing }, other) => {
      if (winning !== losing) margins[other] = at(winning) - at(losing);
    });
    return margins;
  }

  /** How far each margin of a class can be off where a sample's outputs are off by at most so much. */
  marginErrors(label: number, errors: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.allMarginOutputs(label), ({ winning, losing }) => {
      return (errors[winning] as number) + (errors[losing] as number);
    });
  }

  /** The classes that each output leads to. */
  outputClasses(): number[][] {
    const classes = Array.from({ length: this.outputs }, (): number[] => []);
    this.#routing.paths.forEach((path, label) => {
      for (const { first, taken } of path) classes[first + taken]?.push(label);
    });
    return classes;
  }
}

/** How the outputs of a network, whose values have these shapes, are read. */
export function classesOf(network: Network, shapes: ReadonlyMap<string, Shape>): Classes {
  if (network.decisions) return new Classes(routingOf(network.decisions));
  return new Classes(oneDecision(sizeOf(shapes.get(network.output) as Shape)));
}

/** Every output a class. */
function oneDecision(count: number): Routing {
  const paths = Array.from({ length: count }, (_, taken) => [{ first: 0, branches: count, taken }]);
  return { classes: count, outputs: count, paths };
}
