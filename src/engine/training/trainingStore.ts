import type { Checkpoint } from '../../training/checkpoint';
import type { TrainingSnapshot } from '../trainingTypes';

/** Where one network of a training stands. */
export interface KeptNetworkState {
  /** Which network of a tree; 0 for the only one. */
  readonly part: number;
  readonly checkpoint: Checkpoint;
}

/** Keeps trainings as they were after their last epoch; where they lie is nobody else's business. */
export interface TrainingStore {
  /** All of them, in the order of their ids. */
  list(): Promise<readonly TrainingSnapshot[]>;
  /** Where a training's networks stand, in the order in which they train, as far as they came. */
  checkpoints(id: string): Promise<readonly Checkpoint[]>;
  /** Keeps a snapshot, and at once with it where one of its networks stands. */
  write(snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps trainings for as long as the page is open. */
export class MemoryTrainings implements TrainingStore {
  readonly #snapshots = new Map<string, TrainingSnapshot>();
  readonly #checkpoints = new Map<string, Checkpoint[]>();

  async list(): Promise<readonly TrainingSnapshot[]> {
    return [...this.#snapshots.values()];
  }

  async checkpoints(id: string): Promise<readonly Checkpoint[]> {
    return this.#checkpoints.get(id) ?? [];
  }

  async write(snapshot: TrainingSnapshot, state?: KeptNetworkState): Promise<void> {
    this.#snapshots.set(snapshot.id, snapshot);
    if (!state) return;
    const kept = [...(this.#checkpoints.get(snapshot.id) ?? [])];
    kept[state.part] = state.checkpoint;
    this.#checkpoints.set(snapshot.id, kept);
  }

  async remove(id: string): Promise<void> {
    this.#snapshots.delete(id);
    this.#checkpoints.delete(id);
  }
}
