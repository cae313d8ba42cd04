import type { Figures } from './figures';
import type { Choice } from './recipe';

/** What makes one network better than another. */
export function scoreOf({ clean, verified = 0, adaptive = 0 }: Figures, choice: Choice): number {
  switch (choice) {
    case 'clean':
      return clean;
    case 'verified':
      return verified;
    case 'adaptive':
      return adaptive;
    case 'clean-and-adaptive':
      return (clean + adaptive) / 2;
  }
}
