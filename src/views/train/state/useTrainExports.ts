import { csvOf } from '../../../app/commands/csv';
import { type ExportOption, fileStem, useExports } from '../../../app/commands/exports';
import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import type { ClassTree } from '../../../similarity/tree/classTree';
import { CURVES } from '../runs/figures';
import { isExportable } from '../runs/phases';
import { QUICK_NOTE } from '../words';
import type { HandOver } from './useHandOver';

/** Offers the curves as pictures and numbers, and each network with its card. */
export function useTrainExports(runs: readonly TrainingSnapshot[], handOver: HandOver): void {
  const judged = runs.filter(({ reports }) => reports.length > 0);
  useExports(
    judged.length === 0
      ? []
      : [...curves(judged), ...judged.filter(isExportable).flatMap((run) => files(run, handOver))],
  );
}

function curves(runs: readonly TrainingSnapshot[]): ExportOption[] {
  const stem = runs.length > 1 ? 'trainings' : fileStem(runs[0]?.request.name ?? '');
  return [
    ...pictureFiles({
      id: 'curves',
      label: 'Curves',
      stem,
      selector: `.${CURVES}`,
      words: () => ({ note: QUICK_NOTE }),
    }),
    {
      id: 'curves-csv',
      label: 'Figures of every epoch (CSV)',
      fileName: `${stem}.csv`,
      produce: () => new Blob([trainingCsv(runs)], { type: 'text/csv' }),
    },
  ];
}

function files(run: TrainingSnapshot, handOver: HandOver): ExportOption[] {
  const { id, request } = run;
  const stem = fileStem(request.name);
  return [
    {
      id: `${id}-onnx`,
      label: `${request.name} (ONNX)`,
      fileName: `${stem}.onnx`,
      produce: () => handOver.file(run, 'onnx'),
    },
    {
      id: `${id}-card`,
      label: `${request.name}, card (JSON)`,
      fileName: `${stem}.json`,
      produce: () => handOver.file(run, 'card'),
    },
  ];
}

const SHARES = ['clean', 'between_groups', 'within_groups', 'adaptive', 'all_pairs'];

/** One line for each network and epoch; shares from 0 to 1, empty where a figure does not exist. */
export function trainingCsv(runs: readonly TrainingSnapshot[]): string {
  const rows = runs.flatMap(({ request: { name, method }, reports }) =>
    reports.map(({ epoch, ramp, learningRate, loss, heldOut }) => {
      const { clean, interGroup, innerGroup, adaptive, verified } = heldOut;
      return [name, method, epoch, ramp, learningRate, loss, clean, interGroup, innerGroup, adaptive, verified];
    }),
  );
  return csvOf(['network', 'method', 'epoch', 'ramp', 'learning_rate', 'loss', ...SHARES], rows);
}

/** One line a merge, the lowest first: its height and the classes that it joins. */
export function mergesCsv({ leaves, merges }: ClassTree, nameOf: (label: number) => string): string {
  const members: (readonly string[])[] = Array.from({ length: leaves }, (_, label) => [nameOf(label)]);
  const rows = merges.map(({ left, right, height }) => {
    const [one = [], other = []] = [members[left], members[right]];
    members.push([...one, ...other]);
    return [height, one.join(' '), other.join(' ')];
  });
  return csvOf(['height', 'left', 'right'], rows);
}
