import { useMemo } from 'react';
import { engine } from '../../engine/api/client';
import type { AskOptions, ModelCard, ModelSummary } from '../../engine/api/types';
import { type Asking, Kept } from '../ask/asking';
import { type Answer, useAnswer } from '../ask/useAnswer';
import type { StateOf } from '../state/fields';
import { useViewState } from '../state/store';
import { useOnArrival } from './arrived';
import type { Known } from './known';
import { findModel, isFile, nameOfKey, summaries } from './openedModels';
import { ownDataOf, ownImages } from './ownData';
import { ownState } from './ownState';

interface ModelQuestion {
  readonly key: string;
  /** What goes in and what comes out, where a person says so. */
  readonly known: Known | null;
  /** The data set of someone's own that it is shown. */
  readonly images: string | null;
  /** Whether outputs of which nothing says that they are classes are taken as values. */
  readonly guesses?: true;
}

const MODELS: Asking<ModelQuestion, ModelSummary> = {
  keyOf: ({ key, known, images, guesses }) =>
    known || images || (guesses && isFile(key)) ? `${key} ${JSON.stringify([known, images, guesses])}` : key,
  what: ({ key }) => `Reading ${nameOfKey(key)}`,
  compute: modelOf,
  kept: summaries,
};

/** The model of that key, with what a person knows of it and the images that it is shown. */
export async function modelOf(question: ModelQuestion, options?: AskOptions): Promise<ModelSummary> {
  const { key, known, images } = question;
  const plain = await findModel(key, options);
  const complete = known ? await withKnown(plain, key, known, options) : plain;
  const isLabelled = images !== null && ownDataOf(images)?.isLabelled === true;
  const model =
    question.guesses && mayBeValues(complete, known, isLabelled) ? await asValues(plain, question, options) : complete;
  if (!images) return model;
  // Read now, so that nothing begins that has no images in the end.
  await ownImages(images, model);
  return { ...model, images };
}

/** Whether neither a file nor a person says that a network's several outputs are classes: rows without labels do not. */
export function mayBeValues(
  { picture, card, saysClasses, classes }: Pick<ModelSummary, 'picture' | 'card' | 'saysClasses' | 'classes'>,
  known: Known | null,
  isLabelled: boolean,
): boolean {
  const labelled = isLabelled || undefined;
  const stated = known?.outputs ?? known?.labels ?? known?.threshold ?? known?.classAxis ?? labelled ?? card;
  return stated === undefined && classes > 1 && picture === null && !saysClasses;
}

async function asValues(plain: ModelSummary, { key, known }: ModelQuestion, options?: AskOptions) {
  return { ...(await withKnown(plain, key, { ...known, outputs: 'values' }, options)), guessed: true as const };
}

async function withKnown(plain: ModelSummary, key: string, known: Known, options?: AskOptions): Promise<ModelSummary> {
  const file = isFile(key) ? plain.id : key;
  // A file that was opened has the name that people know it by.
  return { ...plain, ...(await engine().load({ file, ...known }, options)), name: plain.name };
}

/** What a person knows of a model, by its key. */
export function questionOf(key: string, { known, images }: StateOf<typeof ownState>): ModelQuestion {
  return { key, known: known[key] ?? null, images: images[key] ?? null };
}

/**
 * The model of that key, never another one, with what the state says of it.
 *
 * @param guesses whether numbers that nothing says to be classes are taken as values
 */
export function useModel(key: string | null, guesses = false): Answer<ModelQuestion, ModelSummary> {
  const [own] = useViewState(ownState);
  const answer = useAnswer(
    useMemo(
      () => (key === null ? null : { ...questionOf(key, own), ...(guesses && { guesses }) }),
      [key, own, guesses],
    ),
    MODELS,
  );
  // What a link asked for in vain may have been opened now.
  useOnArrival(() => {
    if (answer.error) answer.start();
  });
  return answer;
}

const CARDS: Asking<'all', readonly ModelCard[]> = {
  keyOf: (which) => which,
  what: () => 'Reading what networks there are',
  // Without a list menus still open files; the view itself says what is wrong when a model is asked for.
  compute: () =>
    engine()
      .models()
      .catch(() => []),
  kept: new Kept(1),
};

/**
 * The cards of the models that come with Boundscope; null until they are here, none where they cannot be had.
 *
 * @param isWanted false as long as what is fetched for them would be in the way of something else
 */
export function useCards(isWanted = true): readonly ModelCard[] | null {
  return useAnswer(isWanted || CARDS.kept?.get('all') ? 'all' : null, CARDS).value;
}
