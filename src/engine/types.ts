import type { Verdict } from '../bounds/verdict';
import type { DatasetImages } from '../formats/datasetImages';
import type { Rounding } from '../kernels/rounding';
import type { DecisionNode } from '../network/decisionTree';
import type { AttackEffort, AttackRequest, AttackResult, Counterexample } from './attackTypes';
import type { ModelCard } from './cardTypes';
import type { ClassDistancesResult, SimilarityOptions, SimilaritySource } from './similarityTypes';
import type { RadiusTableRequest, StoredTable, TableEngine } from './tableTypes';
import type { TrainingChoices } from './trainingTypes';

export type {
  AttackEffort,
  AttackRequest,
  AttackResult,
  ClassDistancesResult,
  Counterexample,
  DatasetImages,
  DecisionNode,
  ModelCard,
  RadiusTableRequest,
  SimilaritySource,
  StoredTable,
  Verdict,
};

/** Where the arithmetic runs. */
export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface BackendStatus {
  readonly backend: BackendName;
  /** The device in words: "NVIDIA RTX 4090", "2 threads". */
  readonly device: string;
  /** Why a better backend is not used, as a sentence; absent when none is missing. */
  readonly fallback?: string;
}

/** How bounds are found; see `bounds/`. */
export type Method = 'ibp' | 'crown-ibp' | 'crown' | 'alpha-crown';

/** A bundled model's id, a URL of this host, or the bytes of an ONNX file. */
export type ModelSource = string | ArrayBuffer;

export interface LayerSummary {
  readonly name: string;
  readonly op: string;
  /** In ONNX's order: images are channels, height, width. */
  readonly shape: readonly number[];
  /** Names of the values it reads. */
  readonly inputs: readonly string[];
  /** Name of the value it computes. */
  readonly output: string;
  /** Number of weights. */
  readonly parameters: number;
}

export interface ModelSummary {
  /** Digest of the file, the key by which the engine keeps the model. */
  readonly id: string;
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly outputs: number;
  /** For each output the classes it leads to: itself, unless a tree of decisions reads the outputs. */
  readonly leadsTo: readonly (readonly number[])[];
  /** The decisions of a tree in the order of their outputs; absent where each output is a class. */
  readonly decisions?: readonly DecisionNode[];
  /** Number of classes. */
  readonly classes: number;
  readonly parameters: number;
  readonly layers: readonly LayerSummary[];
  readonly card?: ModelCard;
}

export type InputSource =
  | readonly number[]
  | Float32Array
  | Float64Array
  | { readonly dataset: string; readonly index: number }
  | { readonly dataset: string; readonly indices: readonly number[] };

export interface BoundsRequest {
  readonly model: ModelSource;
  readonly input: InputSource;
  readonly epsilon: number;
  /** Range that inputs cannot leave; null for none. Default [0, 1] with a data set, null otherwise. */
  readonly clip?: readonly [number, number] | null;
  readonly method?: Method;
  readonly rounding?: Rounding;
  readonly backend?: BackendName;
  /** The class whose margins are asked for; default: the data set's label, else the one it is read as. */
  readonly label?: number;
}

/** Bounds of one layer's output for a batch; values row by row, [batch, ...shape], in ONNX's order. */
export interface LayerBounds {
  readonly name: string;
  readonly op: string;
  readonly shape: readonly number[];
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /**
   * For each sample: units whose sign the box does not decide (lower < 0 < upper); of the input where the layer is an
   * activation, of the output elsewhere.
   */
  readonly unstable: readonly number[];
}

/**
 * Bounds of a batch: of the outputs, [batch, outputs] row by row, and of the label's margins, [batch, classes]. The
 * margin over class j is z_label − z_j; with a tree of decisions, the difference of two outputs where their paths part.
 */
export interface BoundsResult {
  readonly batch: number;
  readonly outputs: number;
  /** As many as outputs, unless a tree of decisions reads them. */
  readonly classes: number;
  readonly logits: Float32Array;
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** Margins on the inputs themselves, as the device computes the logits; 0 at the label. */
  readonly margin: Float64Array;
  /** Lower bounds of the margins; 0 at the label. */
  readonly marginLower: Float32Array;
  readonly label: readonly number[];
  /** The classes the inputs themselves are read as, as the device computes the logits. */
  readonly prediction: readonly number[];
  readonly verdict: readonly Verdict[];
  /** One row a node, in the order of the file. */
  readonly layers: readonly LayerBounds[];
  readonly milliseconds: number;
  readonly backend: BackendName;
  readonly rounding: Rounding;
}

/** Asks how far an input can be moved; fields as in BoundsRequest. */
export interface RadiusRequest extends Omit<BoundsRequest, 'epsilon'>, AttackEffort {
  /** The largest radius tried. Default 0.25. */
  readonly largest?: number;
  /** Number of radii, evenly spaced up to the largest. Default: 32 (IBP 1024) up to the smallest that the attack breaks. */
  readonly grid?: number;
}

/** For each sample, radii between which the truth lies. */
export interface RadiusResult {
  readonly batch: number;
  readonly label: readonly number[];
  /** The largest radius of the grid that the method certified, as it did every smaller one; 0 where none. */
  readonly certified: readonly number[];
  /** The smallest radius of the grid within which the attack found a counterexample; null where it found none. */
  readonly falsified: readonly (number | null)[];
  /** The closest counterexample found. */
  readonly counterexample: readonly (Counterexample | null)[];
  readonly method: Method;
  readonly rounding: Rounding;
  readonly milliseconds: number;
  readonly backend: BackendName;
}

/** Asks for the linear functions of the input that CROWN finds for one value; fields as in BoundsRequest, one input. */
export interface LinearBoundsRequest extends BoundsRequest {
  /** A unit of a layer, both counted as in `BoundsResult.layers`; or the margin of the label over a class. */
  readonly of: { readonly layer: number; readonly unit: number } | { readonly against: number };
  /** `BoundsResult.layers` of the same box, network and rounding where they are known; else they are computed anew. */
  readonly layers?: readonly LayerBounds[];
}

/** Σ coefficients · input + constant. */
export interface LinearFunction {
  /** One for each number of the input, in the model's own order. */
  readonly coefficients: Float32Array;
  readonly constant: number;
  /** Its least value over the box where it bounds from below, its largest where it bounds from above. */
  readonly extreme: number;
}

/** Two functions between which a value lies at every input of the box. */
export interface LinearBoundsResult {
  readonly lower: LinearFunction;
  readonly upper: LinearFunction;
}

/** Asks how far apart the classes of a classifier are. */
export interface ClassDistancesRequest extends SimilarityOptions {
  readonly model: ModelSource;
  readonly backend?: BackendName;
}

/** Where a long run stands. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Seconds left, once there is something to judge by. */
  readonly secondsLeft?: number;
  /** How far a search for better bounds has come. */
  readonly rising?: RisingBound;
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

/** The one door between page and worker. Everything that crosses it is plain data. */
export interface Engine extends TableEngine {
  /** Starts a backend: the preferred one, else WebGPU, else wasm, else cpu. */
  start(preferred?: BackendName): Promise<BackendStatus>;
  /** The backends this browser offers, best first. */
  backends(): Promise<readonly BackendName[]>;
  models(): Promise<readonly ModelCard[]>;
  /** What networks can be trained of, and on. */
  trainingChoices(): Promise<TrainingChoices>;
  load(source: ModelSource): Promise<ModelSummary>;
  dataset(id: string): Promise<DatasetImages>;
  /** A data set with all its labels and at least its first images, which are there sooner than all of them. */
  firstImages(id: string): Promise<DatasetImages>;
  bounds(request: BoundsRequest, onProgress?: (progress: Progress) => void): Promise<BoundsResult>;
  attack(request: AttackRequest, onProgress?: (progress: Progress) => void): Promise<AttackResult>;
  radius(request: RadiusRequest, onProgress?: (progress: Progress) => void): Promise<RadiusResult>;
  linearBounds(request: LinearBoundsRequest): Promise<LinearBoundsResult>;
  classDistances(
    request: ClassDistancesRequest,
    onProgress?: (progress: Progress) => void,
  ): Promise<ClassDistancesResult>;
  /** Ends what is running; its promise is rejected with a message that starts with "Cancelled". */
  cancel(): Promise<void>;
  /** Tensors and bytes alive on the device, for tests. */
  memory(): Promise<{ readonly tensors: number; readonly bytes: number }>;
}
