import type { TableMethod } from '../../catalog/methods';
import type { Rounding } from '../../kernels/rounding/rounding';

/** What a bundled model says of itself (public/models/ID.json). */
export interface ModelCard {
  readonly id: string;
  readonly name: string;
  readonly task: string;
  readonly dataset: string;
  readonly architecture: string;
  readonly parameters: number;
  readonly training: string;
  /** Names of the classes of each group, by which accuracies between and within groups are counted. */
  readonly groups?: readonly (readonly string[])[];
  /** Where the groups came from, as a sentence. */
  readonly groupsFrom?: string;
  /** Radii between classes of one group, and between classes of different groups. */
  readonly epsilon?: { readonly inner: number; readonly outer: number };
  readonly accuracy: CardAccuracy;
  /** What all accuracies but `clean` were counted on; absent where there are none. */
  readonly measured?: CardTable;
  /** The same recipe with several seeds, this network's among them, at the card's groups and radii; absent where there is one. */
  readonly seeds?: CardSeeds;
  readonly reproduce: string;
  readonly licence: string;
}

/** Shares of test images. All but `clean` are proved, and so lower bounds. */
export interface CardAccuracy {
  /** Classified rightly, of all test images. */
  readonly clean: number;
  /** Proved at the outer radius against all other classes. */
  readonly verified?: number;
  /** Proved at the outer radius against the classes of other groups. */
  readonly interGroup?: number;
  /** Proved at the inner radius against the other classes of the own group. */
  readonly innerGroup?: number;
  /** Both of these at once. */
  readonly adaptive?: number;
}

/** How the proved accuracies of a card were found. */
export interface CardMeasurement {
  /** Number of test images. */
  readonly images: number;
  readonly method: TableMethod;
  readonly rounding: Rounding;
}

/** What a card says of the table that its accuracies were counted from. */
export interface CardTable extends CardMeasurement {
  /** Computes the table again, in shards; absent where the network is a file that only its owner has. */
  readonly command?: string;
}

/** Accuracies of the networks that a recipe comes to with several seeds, all on the same images. */
export interface CardSeeds extends CardMeasurement {
  readonly figures: readonly SeedFigures[];
}

/** What one of them comes to. `clean` is of the same images as the others, too. */
export interface SeedFigures extends CardAccuracy {
  readonly seed: number;
}
