import type { Verdict } from '../../bounds/margins/margins';
import type { TrainingMethod } from '../../catalog/trainings';
import type { EpochReport } from '../../training/report';
import type { MetricDistances } from '../requests/distances/similarityTypes';

export type { EpochReport, TrainingMethod };

/** Everything that determines a training in the page. */
export interface TrainingRequest {
  /** What the network will be called. */
  readonly name: string;
  /** A data set of images to train on; some of them are held out to judge by. */
  readonly dataset: string;
  /** Id of one of `TrainingChoices.architectures`. */
  readonly architecture: string;
  readonly method: TrainingMethod;
  /** Classes that are alike, by name; all classes once. */
  readonly groups: readonly (readonly string[])[];
  /** Where the groups came from, as a sentence; goes into the card. */
  readonly groupsFrom: string;
  /** Radius between classes of one group, in pixel values from 0 to 1. */
  readonly epsilonInner: number;
  /** Radius between groups; between all classes for methods that ask for one radius. */
  readonly epsilonOuter: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** At the start; it drops late by itself. */
  readonly learningRate: number;
  readonly seed: number;
}

/** A data set or an architecture that can be chosen. */
export interface TrainingChoice {
  readonly id: string;
  readonly name: string;
  /** A second, quieter line: the layers of an architecture. */
  readonly note?: string;
}

/** What a training in the page can be made of. */
export interface TrainingChoices {
  /** Each with the classes' names, the number of images, and the radii to start from. */
  readonly datasets: readonly (TrainingChoice & {
    readonly classes: readonly string[];
    readonly images: number;
    readonly epsilonInner: number;
    readonly epsilonOuter: number;
  })[];
  readonly architectures: readonly TrainingChoice[];
}

/** Some held-out images, the same ones all along, with what is proved of each after every epoch. */
export interface WatchedImages {
  readonly dataset: string;
  readonly indices: readonly number[];
  /**
   * After each epoch a verdict for each image at its pairs' radii; by quick interval bounds that ignore rounding:
   * falsified where the network misclassifies the image itself.
   */
  readonly verdicts: readonly (readonly Verdict[])[];
}

/** `elsewhere`: another page of this browser trains it, and this one only shows what that one keeps. */
type TrainingPhase = 'waiting' | 'running' | 'paused' | 'done' | 'stopped' | 'failed' | 'elsewhere';

/** All that is known of a training at one moment; a new object whenever something changed. */
export interface TrainingSnapshot {
  readonly id: string;
  readonly request: TrainingRequest;
  readonly phase: TrainingPhase;
  readonly backend?: string;
  /** Epochs of the whole training; for a tree, of all its networks together. */
  readonly epochs: number;
  /** For a tree: which of its decisions trains now, in words. */
  readonly part?: string;
  /** Epochs finished; of the next one, `step` of `steps` are. */
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  /** Where the ramp stands, from 0 to 1, and what it will be after each epoch, for drawing it ahead. */
  readonly ramp: number;
  readonly ramps: readonly number[];
  /** Mean losses of stretches of steps, with where they end in epochs (2.5 is the middle of the third). */
  readonly losses: readonly { readonly at: number; readonly loss: number }[];
  /** One for each finished epoch; a tree reports each network's epochs, then the whole tree as the last. */
  readonly reports: readonly EpochReport[];
  /** Distances of the classes' last weights after each epoch, for the dendrogram; none for a tree. */
  readonly distances: readonly MetricDistances[];
  readonly watched?: WatchedImages;
  readonly millisecondsPerStep?: number;
  readonly secondsLeft?: number;
  /** What went wrong and was mended, or why it failed, as sentences, the latest last. */
  readonly notices: readonly string[];
  /** Epoch after which the network that would be kept was found; undefined before the ramp's end. */
  readonly bestEpoch?: number;
}

/** What can be said of a training before it begins. */
export interface TrainingOutline {
  /** Of all networks together. */
  readonly epochs: number;
  /** Where the ramp stands after each of them, from 0 to 1. */
  readonly ramps: readonly number[];
}

/** Trainings of the page; they go on when the view is left, and each epoch is kept in IndexedDB. */
export interface Trainings {
  choices(): Promise<TrainingChoices>;
  outline(request: TrainingRequest): TrainingOutline;
  /** Starts a training in a worker of its own; gives its id. */
  start(request: TrainingRequest): string;
  pause(id: string): void;
  /** Also goes on with one that was stopped, failed or came back from an earlier visit. */
  resume(id: string): void;
  /** Trains one batch and pauses again. */
  step(id: string): void;
  /** Ends the work at once; its last epoch stays, and it can be resumed. */
  stop(id: string): void;
  /** Ends it and forgets it. */
  remove(id: string): void;
  /** All of them, the oldest first; the same array until something changes (for useSyncExternalStore). */
  snapshots(): readonly TrainingSnapshot[];
  subscribe(listener: () => void): () => void;
  /** Keys of trainings of earlier visits that cannot be read any more, and how to be rid of one. */
  damaged(): readonly IDBValidKey[];
  removeDamaged(key: IDBValidKey): Promise<void>;
  /** The best network so far (the current one before the ramp's end) as ONNX, and its card as JSON. */
  exported(id: string): Promise<{ readonly onnx: ArrayBuffer; readonly card: string; readonly fileName: string }>;
}
