import type { Lesson, Values } from '../lesson';

/** The numbers of a lesson as a link has them; what it does not say, or says beyond its limits, is the lesson's own. */
export function readNumbers({ numbers }: Pick<Lesson, 'numbers'>, text: string): Values {
  const said = new Map(text.split(',').map((pair) => [pair.split(':')[0], pair.split(':')[1]] as const));
  return Object.fromEntries(
    Object.entries(numbers).map(([name, { initial, least, most }]) => {
      const value = Number(said.get(name) ?? Number.NaN);
      return [name, value >= least && value <= most ? value : initial];
    }),
  );
}

/** What of the numbers differs from the lesson's own. */
export function writeNumbers({ numbers }: Pick<Lesson, 'numbers'>, values: Values): string {
  return Object.entries(numbers)
    .flatMap(([name, { initial }]) => (values[name] === initial ? [] : [`${name}:${values[name]}`]))
    .join(',');
}
