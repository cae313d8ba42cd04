import { readFile, writeFile } from 'node:fs/promises';
import type { ModelCard } from '../../engine/api/types';
import { type CardGroups, groupsOfRecipe, groupsOfTree } from '../../engine/stores/networkCard';
import { RECIPES, TREE_RECIPES } from '../../training/recipes';
import { InputError } from '../options/inputError';
import { readInputFile } from '../options/readInput';

/**
 * Reads a card; one without groups and radii takes those of the recipe of its name.
 *
 * @throws InputError when the file is no card
 */
export async function readCard(path: string): Promise<ModelCard> {
  const text = new TextDecoder().decode(await readInputFile(path));
  const card = parse(text);
  if (typeof card?.id !== 'string' || typeof card.accuracy?.clean !== 'number') {
    throw new InputError(
      `${path} is not a model’s card. Give the file that “boundscope train” wrote beside the network.`,
    );
  }
  return card.epsilon ? card : { ...card, ...groupsById(card.id) };
}

export async function writeCard(path: string, card: ModelCard): Promise<void> {
  await writeFile(path, `${JSON.stringify(card, null, 2)}\n`);
}

/**
 * Puts a card into a list of networks that were tried, in the place of one that is trained by the same command.
 *
 * @throws InputError when the file is no such list
 */
export async function addTried(path: string, card: ModelCard): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '[]');
  const list = parse(text);
  if (!Array.isArray(list)) throw new InputError(`${path} is not a list of cards. Name another file with --tried.`);
  const cards = [...(list as ModelCard[]).filter(({ reproduce }) => reproduce !== card.reproduce), card];
  await writeFile(path, `${JSON.stringify(cards, null, 2)}\n`);
}

function parse(text: string): ModelCard | undefined {
  try {
    return JSON.parse(text) as ModelCard;
  } catch {
    return undefined;
  }
}

/** What the recipe of that id judges by; nothing where there is none. */
function groupsById(id: string): CardGroups {
  const tree = TREE_RECIPES.find((recipe) => recipe.id === id);
  return tree ? groupsOfTree(tree) : groupsOfRecipe(RECIPES.find((recipe) => recipe.id === id) ?? {});
}
