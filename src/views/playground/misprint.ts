import { sameBox, sameNetwork } from './playgroundCodec';
import type { PlaygroundModel } from './playgroundModel';
import { presets } from './presets';

/** On the poster's own example: what it prints, and why that cannot be. */
export function misprint({ state }: PlaygroundModel): string | undefined {
  const [poster] = presets;
  if (!sameNetwork(state.network, poster.network) || !sameBox(state.box, poster.box)) return undefined;
  return 'The poster prints 16 for the upper bound. That is a misprint: 21 is reached at x = 4, y = 5.';
}
