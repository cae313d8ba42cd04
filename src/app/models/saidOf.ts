import type { ModelSummary } from '../../engine/api/types';

/** Options of the command line that say what a file does not, by the fields of the console. */
const FLAGS = {
  mean: '--mean',
  std: '--std',
  outputs: '--outputs',
  threshold: '--threshold',
  labels: '--labels',
  input: '--input-name',
  sizes: '--input-sizes',
  output: '--output-name',
  classAxis: '--class-axis',
  classAt: '--class-at',
} as const;

/** What is said of a network besides its file, as words of a command. */
export function saidOf({ interface: known = {} }: Pick<ModelSummary, 'interface'>): string[] {
  const said = Object.entries(FLAGS).flatMap(([field, flag]) => {
    const value = known[field as keyof typeof FLAGS];
    return value === undefined ? [] : [flag, String(value)];
  });
  const held = Object.entries(known.constants ?? {}).flatMap(([name, value]) => ['--constant', `${name}=${value}`]);
  const ranges = known.ranges ? ['--ranges', known.ranges.map((each) => each.join(',')).join(';')] : [];
  return [...ranges, ...said, ...held, ...(known.lastLayer ? ['--last-layer'] : [])];
}
