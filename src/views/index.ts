import type { ViewDefinition } from '../app/view';
import { playground } from './playground/definition';

/** The views that exist, in the order of the navigation. */
export const views: readonly ViewDefinition<object>[] = [playground];
