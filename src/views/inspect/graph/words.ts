import { METHODS } from '../../../catalog/methods';
import type { SupportReport } from '../../../engine/api/types';
import { agreeing, counted, formatCount } from '../../../numbers/format';

export const GRAPH = {
  find: 'Find a node',
  none: 'No node has that in its name.',
  help: 'Arrow keys move along the path and between branches; Enter goes to the bounds.',
  open: (count: number) => `Show all ${formatCount(count)}`,
  close: (count: number) => `${formatCount(count)} alike: show one`,
  block: (count: number) => `× ${formatCount(count)}`,
} as const;

export const REPORT = {
  title: 'Before you run',
  attack: 'Attack',
  caption: 'predicted for one box on this machine',
  memory:
    'What needs more than the limit is refused before it starts. Times are the most it takes: if every unit is unstable.',
} as const;

/** What stands above the figures: "Every method can bound all 17 nodes." */
export function findingOf({ nodes, counts, methods }: SupportReport): string {
  const refused = methods.filter(({ fits }) => !fits).map(({ method }) => METHODS[method].title);
  const within =
    refused.length === 0
      ? 'Every method fits into memory.'
      : `${refused.join(', ')} ${agreeing(refused.length, 'needs', 'need')} more memory than the limit.`;
  if (counts.interval === 0)
    return `Bounds get through ${nodes.length === 1 ? 'the one node' : `all ${counted(nodes.length, 'node')}`}. ${within}`;
  return `CROWN knows ${formatCount(counts.interval)} of ${counted(nodes.length, 'node')} only by ${agreeing(counts.interval, 'its interval', 'their intervals')}. ${within}`;
}
