/** Which of a file's inputs and outputs a network is between. */
export interface Ends {
  /** Name of the input that boxes are of; by default the first. */
  readonly input?: string;
  /** Its sizes, the batch left out, where the file leaves some of them open; by default those of pictures that fit. */
  readonly sizes?: readonly number[];
  /** What other inputs are held at, by name: one number for all of its values, or each of them; by default 0. */
  readonly constants?: Readonly<Record<string, number | readonly number[]>>;
  /** The last dense layer alone, which reads what the layers before it give: of networks whose other layers cannot be bounded. */
  readonly lastLayer?: true;
  /** Name of the output that is bounded; by default the first one of numbers. */
  readonly output?: string;
}

/** What a file does not say of its network, as a person knows it. Lists are in the order of the file. */
export interface Interface extends Ends {
  /** The network takes (x − mean) / std of the inputs x: one number for all of them, one a channel, or one an input. */
  readonly mean?: readonly number[];
  readonly std?: readonly number[];
  /** Range that inputs cannot leave, before any normalisation. */
  readonly range?: readonly [number, number];
  /** Names of the inputs. */
  readonly inputs?: readonly string[];
  /** Range of each input. */
  readonly ranges?: readonly (readonly [number, number])[];
  /** Whether the outputs are classes, of which the largest wins, or values that stand for themselves. */
  readonly outputs?: 'classes' | 'values';
  /** Of an output with several axes, batch left out: along which one the classes are counted, from 0. */
  readonly classAxis?: number;
  /** Where on its other axes they are, in their order; by default at 0. */
  readonly classAt?: readonly number[];
  /** Of a network with one output, a score: two classes, at most the threshold and above it. */
  readonly threshold?: number;
  /** Names of the classes, or of the outputs where they are values. */
  readonly labels?: readonly string[];
}
