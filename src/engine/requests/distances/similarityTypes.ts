import type { BackendName } from '../../../catalog/backends';
import type { ModelSource } from '../../api/requestTypes';
import type { ModelSubject } from '../../api/subject';

/**
 * What classes are compared by: their weight vectors in the last affine layer as they are or scaled to length one, the
 * mean of what that layer reads over images of each class, or how often images of one are read as the other.
 */
export type SimilaritySource = 'weights' | 'unit-weights' | 'features' | 'confusion';

/** How classes are compared. */
interface SimilarityOptions {
  /** Default: the weights. */
  readonly source?: SimilaritySource;
  /** The labelled images that features and confusions are taken over. */
  readonly dataset?: string;
  /** How many of its first images. Default 1000. */
  readonly count?: number;
}

/** Asks how far apart the classes of a classifier are. */
export interface ClassDistancesRequest extends SimilarityOptions {
  readonly model: ModelSource;
  readonly backend?: BackendName;
}

/** A request with every default filled in. */
export interface FullSimilarityRequest {
  readonly source: SimilaritySource;
  readonly dataset: string | undefined;
  readonly count: number;
}

/**
 * Distances between all classes, in both metrics: [classes, classes] row by row, symmetric. Confusions have one distance
 * of their own, which then stands in both places; see `similarity/confusions.ts`.
 */
export interface MetricDistances {
  readonly classes: number;
  readonly euclidean: Float64Array;
  readonly cosine: Float64Array;
  /** How many images were looked at; 0 where the weights alone say it. */
  readonly images: number;
}

/** The answer to a request for them. */
export interface ClassDistancesResult extends MetricDistances {
  readonly of: ModelSubject<FullSimilarityRequest>;
}
