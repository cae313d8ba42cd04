/**
 * The radii of tables of Fashion-MNIST and everything else with pixels in [0, 1]: steps of 0.002 up to 0.03, where
 * naturally trained networks lose their proofs; of 0.005 up to 0.06; of 0.01 up to 0.2, beyond what the largest networks
 * trained for 0.1 are proved to. 0.01, 0.02, 0.05, 0.1 and 0.15 are among them. Finer ones would cost more passes.
 */
const UNIT_GRID = [...steps(0, 15, 500), ...steps(7, 12, 200), ...steps(7, 20, 100)];

/**
 * The radii of tables of CIFAR-10, in 255ths as its literature counts: eighths up to 1, quarters up to 2, halves up to
 * 8, then whole ones up to 16.
 */
const COLOUR_GRID = [...steps(0, 8, 2040), ...steps(5, 8, 1020), ...steps(5, 16, 510), ...steps(9, 16, 255)];

/** One grid for each data set, so that models compare: the same radii, ascending from 0. */
export function defaultGrid(dataset: string): readonly number[] {
  return dataset.startsWith('cifar') ? COLOUR_GRID : UNIT_GRID;
}

/** from/parts, …, to/parts: quotients of whole numbers, so that 0.1 is the 0.1 a person types. */
function steps(from: number, to: number, parts: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => (from + step) / parts);
}
