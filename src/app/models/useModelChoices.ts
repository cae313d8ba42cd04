import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ModelCard } from '../../engine/api/types';
import type { MenuItem } from '../controls/Menu';
import { cardNote } from './datasetFor';
import type { KeptModel } from './keptModels';
import { fileNameOf, isFile, openedKeys, summaries } from './openedModels';
import { forgetTrained, trainedModels, trainedModelsRead } from './trainedModels';
import { useCards } from './useModel';

/** Menu of models: what it is called now, what there is to choose, and what a choice does. */
export interface ModelChoices {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly onSelect: (id: string) => void;
}

const NONE: readonly ModelCard[] = [];
const OPEN = 'open a file';
const FOLDER = 'open a folder';
const FORGET = 'forget the network';

/**
 * The models that come with Boundscope, those trained here, the files opened so far, and the way to another file or
 * folder; also the way to be rid of the one on screen where it was trained here.
 *
 * @param isWanted false as long as the first picture of a view is not there: the others can wait
 */
export function useModelChoices(
  model: string,
  onChoose: (key: string) => void,
  onOpenFile: (folder: boolean) => void,
  { takesData = true, isWanted = true }: { readonly takesData?: boolean; readonly isWanted?: boolean } = {},
): ModelChoices {
  const cards = useCards(isWanted) ?? NONE;
  const trained = useTrainedModels();
  const bundled = cards.map(
    (card): MenuItem => ({
      id: card.id,
      label: card.name,
      note: cardNote(card),
      checked: card.id === model,
    }),
  );
  const own = trained.map(
    ({ key, card }, index): MenuItem => ({
      id: key,
      label: fileNameOf(key),
      note: `Trained here. ${cardNote(card)}`,
      checked: key === model,
      separated: index === 0,
    }),
  );
  const files = openedKeys().map((key): MenuItem => ({ id: key, label: fileNameOf(key), checked: key === model }));
  const what = takesData ? 'A network, pictures, arrays or a table' : 'A network';
  const open: MenuItem = {
    id: OPEN,
    label: 'Open a file…',
    note: `${what}; or drop it anywhere here`,
    separated: true,
  };
  const folder: MenuItem = { id: FOLDER, label: 'Open a folder of pictures…' };
  const forget: MenuItem = { id: FORGET, label: `Delete ${fileNameOf(model)} from this browser` };
  const onSelect = (id: string) => {
    if (id === OPEN || id === FOLDER) onOpenFile(id === FOLDER);
    else if (id === FORGET) void forgetTrained(model);
    else onChoose(id);
  };
  return {
    title: isFile(model)
      ? fileNameOf(model)
      : (cards.find(({ id }) => id === model)?.name ?? summaries.get(model)?.name ?? model),
    items: [
      ...bundled,
      ...own,
      ...files,
      open,
      ...(takesData ? [folder] : []),
      ...(trained.some(({ key }) => key === model) ? [forget] : []),
    ],
    onSelect,
  };
}

function useTrainedModels(): readonly KeptModel[] {
  useEffect(() => void trainedModelsRead(), []);
  return useStore(trainedModels);
}
