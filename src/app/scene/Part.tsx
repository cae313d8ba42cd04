import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useViewState } from '../state/store';
import styles from './Part.module.css';
import { isHidden } from './parts';
import { sceneState } from './sceneState';

interface PartState {
  readonly hidden: boolean;
  readonly frozen: boolean;
}

/** Whether the link leaves a part of the view on screen out, or keeps it as it is. */
export function usePart(id: string): PartState {
  const app = useApp();
  const [scene] = useViewState(sceneState);
  const parts = useStore(app.store, ({ view }) => app.views.find((each) => each.id === view)?.parts ?? NONE);
  return { hidden: isHidden(scene, id, parts), frozen: scene.frozen.includes(id) };
}

/** Those of some parts of the view on screen that the link does not leave out. */
export function useShownParts(ids: readonly string[]): readonly string[] {
  const app = useApp();
  const [scene] = useViewState(sceneState);
  const parts = useStore(app.store, ({ view }) => app.views.find((each) => each.id === view)?.parts ?? NONE);
  return ids.filter((id) => !isHidden(scene, id, parts));
}

const NONE = [] as const;

/** A part of a view, as the link has it: free, frozen (its controls show their values and are off), or left out. */
export function Part({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { hidden, frozen } = usePart(id);
  if (hidden) return null;
  if (!frozen) return children;
  return (
    <fieldset disabled className={styles.frozen}>
      {children}
    </fieldset>
  );
}
