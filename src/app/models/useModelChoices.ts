import { useEffect, useState } from 'react';
import { engine } from '../../engine/client';
import type { ModelCard } from '../../engine/types';
import type { MenuItem } from '../controls/Menu';
import { cardNote } from './cardNote';
import { fileNameOf, isFile, openedKeys } from './openedModels';

/** Menu of models: what it is called now, what there is to choose, and what a choice does. */
export interface ModelChoices {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly onSelect: (id: string) => void;
}

const OPEN = 'open a file';

/** The models that come with Boundscope, the files opened so far, and the way to another file. */
export function useModelChoices(model: string, onChoose: (key: string) => void, onOpenFile: () => void): ModelChoices {
  const cards = useCards();
  const bundled = cards.map(
    (card): MenuItem => ({
      id: card.id,
      label: card.name,
      note: cardNote(card),
      checked: card.id === model,
    }),
  );
  const files = openedKeys().map((key): MenuItem => ({ id: key, label: fileNameOf(key), checked: key === model }));
  const open: MenuItem = { id: OPEN, label: 'Open a file…', note: 'ONNX; or drop it anywhere here', separated: true };
  return {
    title: isFile(model) ? fileNameOf(model) : (cards.find(({ id }) => id === model)?.name ?? model),
    items: [...bundled, ...files, open],
    onSelect: (id) => (id === OPEN ? onOpenFile() : onChoose(id)),
  };
}

function useCards(): readonly ModelCard[] {
  const [cards, setCards] = useState<readonly ModelCard[]>([]);
  useEffect(() => {
    let wanted = true;
    // Without a list the menu still opens files; the view itself says what is wrong when a model is asked for.
    engine()
      .models()
      .then((list) => wanted && setCards(list))
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, []);
  return cards;
}
