import { createContext, useContext } from 'react';
import type { AppStore } from './store';

const AppContext = createContext<AppStore | undefined>(undefined);

export const AppProvider = AppContext.Provider;

/** The application's store; throws outside of it. */
export function useApp(): AppStore {
  const app = useContext(AppContext);
  if (!app) throw new Error('There is no application around this component');
  return app;
}
