import { useExports } from '../../../app/commands/exports';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { NETWORK_FIGURE } from '../figure/NetworkFigure';
import { numbersOf } from '../math/numbersOf';
import { INPUT_PLANE } from '../plane/InputPlane';
import { REACH_PLANE } from '../reach/planeAxes';
import type { PlaygroundModel } from './playgroundModel';

/** The pictures on screen as SVG and PNG, and the exact numbers as JSON. */
export function usePlaygroundExports(model: PlaygroundModel): void {
  useExports([
    ...pictureFiles({
      id: 'box',
      label: 'Box of inputs',
      stem: 'boundscope-box',
      selector: `#${INPUT_PLANE}`,
    }),
    ...pictureFiles({
      id: 'plane',
      label: 'What the box can reach',
      stem: 'boundscope-plane',
      selector: `#${REACH_PLANE}`,
    }),
    ...pictureFiles({
      id: 'network',
      label: 'Network',
      stem: 'boundscope-network',
      selector: `#${NETWORK_FIGURE}`,
    }),
    {
      id: 'numbers',
      label: 'Numbers (JSON)',
      fileName: 'boundscope-playground.json',
      produce: () => new Blob([JSON.stringify(numbersOf(model), null, 2)], { type: 'application/json' }),
    },
  ]);
}
