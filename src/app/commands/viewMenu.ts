import { useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import type { MenuItem } from '../controls/Menu';

/** What a phone's header says instead of the view's name, and the choices behind it. */
export interface ViewMenu {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly onSelect: (id: string) => void;
}

export const viewMenu = createStore<{ readonly menu?: ViewMenu }>(() => ({}));

/** Puts the view's main choice (its model, its example) into the header of narrow screens while the view is shown. */
export function useViewMenu(menu: ViewMenu): void {
  const newest = useRef(menu);
  newest.current = menu;
  const signature = JSON.stringify([menu.title, menu.items]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for what the header shows of the menu
  useEffect(() => {
    const { title, items } = newest.current;
    viewMenu.setState({ menu: { title, items, onSelect: (id) => newest.current.onSelect(id) } });
    return () => viewMenu.setState({ menu: undefined });
  }, [signature]);
}
