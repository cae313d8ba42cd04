import { useEffect, useState } from 'react';
import { engine } from '../../engine/client';
import type { ModelCard } from '../../engine/types';

/** The cards of the models that come with Boundscope; null until they are here, none where they cannot be had. */
export function useCards(): readonly ModelCard[] | null {
  const [cards, setCards] = useState<readonly ModelCard[] | null>(null);
  useEffect(() => {
    let wanted = true;
    // Without a list menus still open files; the view itself says what is wrong when a model is asked for.
    engine()
      .models()
      .catch(() => [])
      .then((list) => wanted && setCards(list));
    return () => {
      wanted = false;
    };
  }, []);
  return cards;
}
