import type { TrainingSnapshot } from '../../engine/trainingTypes';

const HEAD = 'network,method,epoch,ramp,learning_rate,loss,clean,between_groups,inside_groups,adaptive,all_pairs';

/** One line for each network and epoch; shares from 0 to 1, empty where a figure does not exist. */
export function trainingCsv(runs: readonly TrainingSnapshot[]): string {
  const lines = runs.flatMap(({ request, reports }) =>
    reports.map(({ epoch, ramp, learningRate, loss, heldOut }) => {
      const { clean, interGroup, innerGroup, adaptive, verified } = heldOut;
      const numbers = [epoch, ramp, learningRate, loss, clean, interGroup, innerGroup, adaptive, verified];
      return [quote(request.name), request.method, ...numbers.map((number) => number ?? '')].join();
    }),
  );
  return [HEAD, ...lines, ''].join('\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
