import { useSyncExternalStore } from 'react';
import { isDark, onThemeChange } from './theme';

/** Whether dark colours are on screen; renders anew when that changes, for pictures drawn on a canvas. */
export function useIsDark(): boolean {
  return useSyncExternalStore(onThemeChange, isDark);
}
