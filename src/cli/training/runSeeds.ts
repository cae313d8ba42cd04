import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../options/inputError';

/** What the network of a seed scores on the images held out. */
interface SeedScore {
  readonly seed: number;
  readonly score: number;
}

/**
 * Trains once with each seed, in a folder of its own (`seed-2`), and then writes the network that is the median on the
 * images held out, and its card, beside these folders.
 *
 * @param id of the recipe
 * @param train trains with a seed into a folder, and returns what the network scores on the images held out
 * @throws InputError where a seed is given twice
 */
export async function runSeeds(
  id: string,
  seeds: readonly number[],
  out: string,
  train: (seed: number, folder: string) => Promise<number>,
): Promise<void> {
  const twice = seeds.find((seed, at) => seeds.indexOf(seed) < at);
  if (twice !== undefined) throw new InputError(`--seeds has ${twice} twice. Give each seed once.`);
  const scores: SeedScore[] = [];
  for (const seed of seeds) {
    console.log(`Seed ${seed}`);
    scores.push({ seed, score: await train(seed, join(out, folderOf(seed))) });
  }
  const { seed } = medianOf(scores);
  await mkdir(out, { recursive: true });
  for (const file of [`${id}.onnx`, `${id}.json`]) {
    await copyFile(join(out, folderOf(seed), file), join(out, file));
  }
  const shares = scores.map((each) => `${each.seed}: ${(100 * each.score).toFixed(2)} %`).join(', ');
  console.log(`On the images held out, by seed: ${shares}. ${join(out, `${id}.onnx`)} is the median, seed ${seed}.`);
}

function folderOf(seed: number): string {
  return `seed-${seed}`;
}

/** The middle one; of an even number, the lower of the two. */
export function medianOf(scores: readonly SeedScore[]): SeedScore {
  const ascending = [...scores].sort((one, other) => one.score - other.score || one.seed - other.seed);
  return ascending[Math.floor((ascending.length - 1) / 2)] as SeedScore;
}
