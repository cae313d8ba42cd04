import { csvOf } from '../../../app/commands/csv';
import { toNumeral } from '../../../small/decimal';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { plainText } from '../steps/richText';
import type { Stage } from './backwardStages';
import { namesAt, stageName } from './backwardWords';

/** CROWN's way back, a line a station and term: coefficients of what is read there to thirty places, its constant, the bound last. */
export function stationsCsv(network: SmallNetwork, stages: readonly Stage[]): string {
  const rows = stages.flatMap((stage) => {
    const station = stageName(stage);
    const names = namesAt(network, stage).map(plainText);
    return [
      ...stage.sum.coefficients.map((coefficient, at) => [station, names[at], toNumeral(coefficient)]),
      [station, 'constant', toNumeral(stage.sum.constant)],
      ...(stage.kind === 'box' ? [[station, 'lower bound', toNumeral(stage.lower)]] : []),
    ];
  });
  return csvOf(['station', 'of', 'value'], rows);
}
