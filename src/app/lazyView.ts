import { type ComponentType, lazy } from 'react';
import type { ViewDefinition } from './view';

/** A view's component in a file of its own, which comes when the view is drawn, or sooner with `load`. */
export function lazyView(load: () => Promise<ComponentType>): Pick<ViewDefinition<object>, 'Component' | 'load'> {
  return { Component: lazy(async () => ({ default: await load() })), load };
}
