import { useExports } from '../../app/exports';
import { rasterize } from '../../charts/rasterize';
import { standaloneSvg } from '../../charts/standaloneSvg';
import { NETWORK_FIGURE } from './figure/NetworkFigure';
import { numbersOf } from './numbersOf';
import { INPUT_PLANE } from './plane/InputPlane';
import type { PlaygroundModel } from './playgroundModel';

const SVG_TYPE = 'image/svg+xml';

/** The pictures on screen as SVG and PNG, and the exact numbers as JSON. */
export function usePlaygroundExports(model: PlaygroundModel): void {
  useExports([
    {
      id: 'box-svg',
      label: 'Box of inputs (SVG)',
      fileName: 'boundscope-box.svg',
      produce: () => svgFile(INPUT_PLANE),
    },
    {
      id: 'box-png',
      label: 'Box of inputs (PNG)',
      fileName: 'boundscope-box.png',
      produce: () => rasterize(drawn(INPUT_PLANE)),
    },
    {
      id: 'network-svg',
      label: 'Network (SVG)',
      fileName: 'boundscope-network.svg',
      produce: () => svgFile(NETWORK_FIGURE),
    },
    {
      id: 'network-png',
      label: 'Network (PNG)',
      fileName: 'boundscope-network.png',
      produce: () => rasterize(drawn(NETWORK_FIGURE)),
    },
    {
      id: 'numbers',
      label: 'Numbers (JSON)',
      fileName: 'boundscope-playground.json',
      produce: () => new Blob([JSON.stringify(numbersOf(model), null, 2)], { type: 'application/json' }),
    },
  ]);
}

function svgFile(id: string): Blob {
  return new Blob([drawn(id)], { type: SVG_TYPE });
}

function drawn(id: string): string {
  const svg = document.getElementById(id);
  if (!(svg instanceof SVGSVGElement)) throw new Error('this picture is not on screen at this step.');
  return standaloneSvg(svg);
}
