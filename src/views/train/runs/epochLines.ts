import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import type { EpochLine } from '../pictures/EpochChart';
import { FIGURE_WORDS } from '../words';
import { FIGURES } from './figures';

/** The figures of a training as lines; those that a training does not have are left out once that is known. */
export function figureLines(run: TrainingSnapshot): readonly EpochLine[] {
  const { reports } = run;
  const shown = FIGURES.filter(({ id }) => reports.length === 0 || reports.some(({ heldOut }) => id in heldOut));
  return shown.map(({ id, tone, dash }) => ({
    id,
    name: FIGURE_WORDS[id].name,
    tone,
    dash,
    main: id === 'clean' || id === 'adaptive',
    points: reports.flatMap((report, index) => {
      const value = report.heldOut[id];
      if (value === undefined) return [];
      return [{ at: report.epoch, value, ...(begins(run, index) && { begins: true }) }];
    }),
  }));
}

/** The loss as the only line. */
export function lossLines({ losses, request }: TrainingSnapshot): readonly EpochLine[] {
  const networkAt = (at: number | undefined) => Math.ceil((at ?? 0) / request.epochs);
  const points = losses
    .filter(({ loss }) => Number.isFinite(loss))
    .map(({ at, loss }, index, finite) => {
      const starts = index > 0 && networkAt(at) !== networkAt(finite[index - 1]?.at);
      return { at, value: loss, ...(starts && { begins: true }) };
    });
  return [{ id: 'loss', name: 'Loss', tone: 'var(--ink2)', dash: 'none', points }];
}

/** Epochs done, with the share of the one under way. */
export function epochsDone({ reports, epochs, step, steps }: TrainingSnapshot): number {
  return Math.min(epochs, reports.length + (steps > 0 && step < steps ? step / steps : 0));
}

/** Whether a report is about another network than the one before: the next of a tree, or the whole tree at the end. */
function begins({ reports, request, epochs }: TrainingSnapshot, index: number): boolean {
  const [report, before] = [reports[index], reports[index - 1]];
  if (!report || !before || epochs === request.epochs) return false;
  return report.epoch === before.epoch || (report.epoch - 1) % request.epochs === 0;
}
