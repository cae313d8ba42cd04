import type { ComponentType } from 'react';
import type { ViewDefinition } from './view';

type View = Pick<ViewDefinition<object>, 'id' | 'load'>;

const components = new Map<string, ComponentType>();

/** A view's component, if its code is here. */
export function componentOf({ id }: View): ComponentType | undefined {
  return components.get(id);
}

/** Fetches a view's code; rejects when it cannot be had. */
export async function loadView(view: View): Promise<void> {
  components.set(view.id, await view.load());
}
