import { line, scaleLinear, symbol, symbolsFill } from 'd3';
import { type AxisTick, axisTicks } from '../../../pictures/axisTicks';
import { groupTone } from '../../../pictures/colors';
import { type Dot, frontOf } from './dotsOf';

/** How the networks of one training are drawn: a shape and a colour of their own. */
interface Kind {
  readonly name: string;
  readonly path: string;
  readonly tone: string;
}

export interface FrontLayout {
  readonly kinds: readonly Kind[];
  readonly places: readonly { readonly dot: Dot; readonly x: number; readonly y: number; readonly kind: Kind }[];
  readonly xTicks: readonly (AxisTick & { readonly at: number })[];
  readonly yTicks: readonly (AxisTick & { readonly at: number })[];
  /** For each kind of layers, a path through those that no other exceeds. */
  readonly fronts: readonly string[];
}

const AREA = 64;
/** Colours of groups, of which there are ten. */
const TONES = 10;

/** Clean accuracy along the width, adaptive accuracy upwards, both in per cent, on scales that hold all dots. */
export function layoutFront(dots: readonly Dot[], width: number, height: number): FrontLayout {
  const names = [...new Set(dots.map(({ name }) => name))].sort();
  const kinds = names.map((name, at): Kind => {
    const type = symbolsFill[at % symbolsFill.length] as (typeof symbolsFill)[number];
    return { name, path: symbol(type, AREA)() ?? '', tone: groupTone(at, TONES) };
  });
  const [xEnds, yEnds] = [endsOf(dots.map(({ clean }) => clean)), endsOf(dots.map(({ adaptive }) => adaptive))];
  const x = scaleLinear(xEnds, [0, width]);
  const y = scaleLinear(yEnds, [height, 0]);
  const places = dots.map((dot) => ({
    dot,
    x: x(100 * dot.clean),
    y: y(100 * dot.adaptive),
    kind: kinds[names.indexOf(dot.name)] as Kind,
  }));
  const on = frontOf(dots);
  const path = line<(typeof places)[number]>(
    (place) => place.x,
    (place) => place.y,
  );
  return {
    kinds,
    places,
    xTicks: axisTicks(xEnds, 6, width).map((tick) => ({ ...tick, at: x(tick.value) })),
    yTicks: axisTicks(yEnds, 5).map((tick) => ({ ...tick, at: y(tick.value) })),
    fronts: [...new Set(on.map(({ layers }) => layers))].map(
      (layers) => path(places.filter(({ dot }) => on.includes(dot) && dot.layers === layers)) ?? '',
    ),
  };
}

/** A point of per cent more than the values on both sides. */
function endsOf(shares: readonly number[]): [number, number] {
  const values = shares.length > 0 ? shares.map((share) => 100 * share) : [0, 100];
  return [Math.floor(Math.min(...values)) - 1, Math.ceil(Math.max(...values)) + 1];
}
