import { type ExportOption, useExports } from '../../app/exports';
import { pictureColors } from '../../charts/pictureColors';
import { rasterize } from '../../charts/rasterize';
import { trainingPicture } from '../../charts/trainingPicture';
import type { TrainingSnapshot } from '../../engine/trainingTypes';
import { figureLines, lossLines } from './epochLines';
import { QUICK_NOTE } from './figures';
import { namesOf } from './finding';
import { isExportable } from './phaseWords';
import { trainingCsv } from './trainingCsv';
import { fileStem, type HandOver } from './useHandOver';

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
  const names = namesOf(runs);
  const svg = () =>
    trainingPicture(
      runs.map((run, place) => ({
        name: names[place] ?? '',
        figures: figureLines(run),
        losses: lossLines(run),
        epochs: run.epochs,
        ramps: run.ramps,
      })),
      QUICK_NOTE,
      pictureColors(),
    );
  return [
    {
      id: 'curves-svg',
      label: 'Curves (SVG)',
      fileName: `${stem}.svg`,
      produce: () => new Blob([svg()], { type: 'image/svg+xml' }),
    },
    { id: 'curves-png', label: 'Curves (PNG)', fileName: `${stem}.png`, produce: () => rasterize(svg()) },
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
