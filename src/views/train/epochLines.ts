import type { EpochLine } from '../../charts/EpochChart';
import type { TrainingSnapshot } from '../../engine/trainingTypes';
import { continues, FIGURES } from './figures';

/** The figures of a training as lines; those that a training does not have are left out once that is known. */
export function figureLines({ reports, epochs }: Pick<TrainingSnapshot, 'reports' | 'epochs'>): readonly EpochLine[] {
  const shown = FIGURES.filter(({ id }) => reports.length === 0 || reports.some(({ heldOut }) => id in heldOut));
  return shown.map(({ id, name, tone, dash }) => ({
    id,
    name,
    tone,
    dash,
    main: id === 'clean' || id === 'adaptive',
    points: reports.flatMap((report, index) => {
      const value = report.heldOut[id];
      if (value === undefined) return [];
      const begins = !continues(report, reports[index - 1]);
      return [{ at: Math.min(index + 1, epochs), value, ...(begins && { begins }) }];
    }),
  }));
}

/** The loss as the only line. */
export function lossLines({ losses }: Pick<TrainingSnapshot, 'losses'>): readonly EpochLine[] {
  const points = losses.flatMap(({ at, loss }) => (Number.isFinite(loss) ? [{ at, value: loss }] : []));
  return [{ id: 'loss', name: 'Loss', tone: 'var(--ink2)', dash: 'none', points }];
}

/** Epochs done, with the share of the one under way. */
export function epochsDone({ reports, epochs, step, steps }: TrainingSnapshot): number {
  return Math.min(epochs, reports.length + (steps > 0 && step < steps ? step / steps : 0));
}
