import type * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from '../../network/operation';
import type { Slopes } from '../backward/context';
import type { Splits } from './splitMultipliers';

/** Where a search starts, and what else holds. */
export interface SearchStart {
  /** Units whose signs are known. */
  readonly splits?: Splits;
  /** Choices of an earlier search to go on from; they stay the caller's. */
  readonly choices?: Slopes;
}

/** What a step has found out besides; all tensors are the search's own. */
export interface StepListener {
  /** The input where each row attains its bound, [batch·rows, ...input shape]. */
  onInput(input: tf.Tensor): void;
  /**
   * What an activation's lines cost each row's bound, [batch, rows, n]: how much is lost at that input, and how much the
   * intercepts take away.
   */
  onLoss(node: ReadyNode, loss: tf.Tensor, intercepts: tf.Tensor): void;
}
