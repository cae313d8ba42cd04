import type { Clip } from '../../bounds/inputBox';
import type { BackendName } from '../../catalog/backends';
import type { Method } from '../../catalog/methods';
import type { NestedNumbers } from '../../formats/inputs/nestedArray';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { NumberArray } from '../../network/interface/fitArray';
import type { Interface } from '../../network/interface/interface';
import type { TreeReport } from '../requests/decide/reportTree';
import type { Pause } from './pause';

/** Files of a network that lie together. */
interface NamedFiles {
  /** Of the file that describes the network: "model.onnx". */
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** Those that it may name, by their names. */
  readonly beside?: Readonly<Record<string, ArrayBuffer>>;
}

/** Files of a data set: one, or those of a folder, each with its path there. */
export interface GivenData {
  /** What it is called: "animals". */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
  /** How many numbers the network takes that it is for, where that is known: tells tables with labels from those without. */
  readonly size?: number;
}

/** What a data set is that someone opened. */
export interface DataSummary {
  /** Names its content; requests take it as `dataset`. */
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Names of the classes; none where the files have none. */
  readonly classes: readonly string[];
  readonly isLabelled: boolean;
  /** How the files were understood, as sentences. */
  readonly notes: readonly string[];
}

/** A bundled model's id, a URL of this host (a path in Node), or a file: its bytes, with those beside it where it needs them. */
export type ModelFile = string | ArrayBuffer | NamedFiles;

/** A file, with what it does not say of its network where a person does. */
export type ModelSource = ModelFile | ({ readonly file: ModelFile } & Interface);

/**
 * Numbers in the order of the model, several inputs one after the other; an array of the input's shape, as lists in lists
 * or as numbers with their shape; or images of a data set.
 */
export type InputSource =
  | NestedNumbers
  | Float32Array
  | Float64Array
  | NumberArray
  | { readonly dataset: string; readonly index: number }
  | { readonly dataset: string; readonly indices: readonly number[] };

export interface BoundsRequest {
  readonly model: ModelSource;
  /** Default, where lower and upper are given: the middle between them. */
  readonly input?: InputSource;
  /** Needed, unless lower and upper are given: then a share of the width between them; default 1, the whole box. */
  readonly epsilon?: number;
  /** What epsilon is multiplied by for each number of an input, in the order of the model; by default 1. */
  readonly scales?: readonly number[];
  /**
   * The box itself instead of a radius: the least and the largest of each number of the input, in the order of the model,
   * or one number for all of them.
   */
  readonly lower?: number | readonly number[];
  readonly upper?: number | readonly number[];
  /**
   * Range that inputs cannot leave, or one for each number of the input in the order of the model; null for none. Default:
   * what is known of the network, else [0, 1] with a data set, null otherwise.
   */
  readonly clip?: Clip;
  readonly method?: Method;
  readonly rounding?: Rounding;
  /** Seconds for each input, of a method that decides: the complete one. Default 60. */
  readonly timeout?: number;
  readonly backend?: BackendName;
  /** The class whose margins are asked for; default: the data set's label, else the one it is read as. */
  readonly label?: number;
}

/** What was understood of a request that it does not say itself, as sentences for people; absent where there is nothing. */
export interface Noted {
  readonly notes?: readonly string[];
}

/** Where a long run stands. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Seconds left, once there is something to judge by. */
  readonly secondsLeft?: number;
  /** Where after that time the run ends as it stands, perhaps undecided. */
  readonly endsUndecided?: true;
  /** How far a search for better bounds has come. */
  readonly rising?: RisingBound;
  /** Where branch and bound stands. */
  readonly tree?: TreeReport;
}

/**
 * The bounds a search has at the moment, for drawing them as they rise. They ignore rounding and are NOT proved: only
 * what the run returns is.
 */
export interface RisingBound {
  /** Iterations done on the margins; 0 for the bounds the search starts from. */
  readonly iteration: number;
  /** The best lower bounds of the margins seen so far, [samples of the part in work, classes] row by row. */
  readonly marginLower: Float32Array;
}

/** What may come with any request. */
export interface AskOptions {
  /** Holds the run while it is on. A run that is held holds up all that the engine is asked after it. */
  readonly pause?: Pause;
  /** Ends this request, and no other, with a CancelledError. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Is called when the request's turn comes: until then others are computed. */
  readonly onStart?: () => void;
}
