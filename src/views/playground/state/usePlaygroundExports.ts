import { useExports } from '../../../app/commands/exports';
import { pictureFiles } from '../../../pictures/export/pictureFiles';
import { NETWORK_FIGURE } from '../figure/NetworkFigure';
import { numbersOf } from '../math/numbersOf';
import { differenceName } from '../math/units';
import { INPUT_PLANE } from '../plane/InputPlane';
import { planeAxesOf, REACH_PLANE } from '../reach/planeAxes';
import { ladderTitle } from '../words';
import type { PlaygroundModel } from './playgroundModel';

/** The id by which the ladder around the chart is found when it is exported. */
export const LADDER_FIGURE = 'ladder-figure';

/** What only a saved table needs is fetched then: the first screen is to stay light. */
const tables = () => import('./figureTables');

/** The pictures on screen as SVG and PNG, their numbers as CSV, and the exact ones as JSON. */
export function usePlaygroundExports(model: PlaygroundModel): void {
  const axes = planeAxesOf(model);
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
      ...(axes && { numbers: async () => (await tables()).planeCsv(model, axes) }),
    }),
    ...pictureFiles({
      id: 'network',
      label: 'Network',
      stem: 'boundscope-network',
      selector: `#${NETWORK_FIGURE}`,
      numbers: async () => (await tables()).unitsCsv(model),
    }),
    ...pictureFiles({
      id: 'ladder',
      label: ladderTitle(differenceName(model.state.network)),
      stem: 'boundscope-ladder',
      selector: `#${LADDER_FIGURE}`,
      numbers: async () => (await tables()).ladderCsv(model),
    }),
    {
      id: 'numbers',
      label: 'Numbers (JSON)',
      fileName: 'boundscope-playground.json',
      produce: () => new Blob([JSON.stringify(numbersOf(model), null, 2)], { type: 'application/json' }),
    },
  ]);
}
