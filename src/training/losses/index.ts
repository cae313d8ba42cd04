import type { Recipe } from '../recipe';
import type { Loss } from './loss';
import { natural } from './natural';

/** Every loss that recipes may name. */
export const LOSSES: Readonly<Record<Recipe['loss'], Loss>> = { natural };
