import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import type { SearchBox } from '../attack/insideBox';
import type { Checkpoint } from '../checkpoint';
import type { TreeState } from '../complete/treeCount';
import type { InputBox } from '../inputBox';
import type { NetworkBounds } from '../networkBounds';
import type { Labels } from '../readAlong';
import type { SparedMargins } from '../sparedMargins';
import type { ValueBounds } from '../valueBounds';
import type { AlphaOptions } from './alphaCrown';

/** How methods that search do so, and who is informed. */
export interface SearchOptions extends AlphaOptions {
  /** Milliseconds that a method which decides may work on each sample. */
  readonly timeout?: number;
  /** The boxes that are asked about, which those of the proof contain: counterexamples lie there. */
  readonly inside?: () => SearchBox;
  /** Is given where branch and bound stands. */
  readonly onTree?: (state: TreeState) => void;
}

/** What may be left out besides where margins alone are asked for. */
interface MarginOptions extends SearchOptions, SparedMargins {}

/** What a method of finding bounds can do. */
export interface BoundsMethod {
  /**
   * Bounds of every layer over a batch of boxes.
   *
   * @param labels the class of each sample whose margins are asked for; where they are read, along with what is bounded
   *   unless that takes long
   * @param search how far a method that searches goes, and who is given its steps
   */
  bound(
    ready: ReadyNetwork,
    box: InputBox,
    labels: Labels,
    rounding: Rounding,
    checkpoint: Checkpoint,
    search?: SearchOptions,
  ): Promise<NetworkBounds>;
  /** Lower bounds of the margins alone, [batch, classes] row by row; −∞ of those that nobody asks about. */
  lowerMargins(
    ready: ReadyNetwork,
    box: InputBox,
    labels: readonly number[],
    rounding: Rounding,
    checkpoint: Checkpoint,
    options?: MarginOptions,
  ): Promise<Float32Array>;
  /**
   * The bounds of every value on which its linear functions of the input rest (dispose of them with disposeBounds);
   * absent where it keeps intervals alone.
   */
  readonly values?: (
    ready: ReadyNetwork,
    box: InputBox,
    batch: number,
    rounding: Rounding,
    checkpoint: Checkpoint,
  ) => Promise<ValueBounds>;
}
