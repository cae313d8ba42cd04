import { memo } from 'react';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { sameUnit, sourceNames, unitName } from '../math/units';
import type { PlaygroundHandle } from '../state/usePlayground';
import { plainText } from '../steps/richText';
import type { Edge } from './edges';
import type { Card } from './layout';
import type { Typing } from './TypeOver';
import { ChipFace, WeightChip } from './WeightChip';

interface WeightChipsProps extends Pick<PlaygroundHandle, 'focus' | 'point' | 'setWeightAt'> {
  readonly network: SmallNetwork;
  readonly edges: readonly Edge[];
  readonly onType: (typing: Typing) => void;
}

/** Between two columns more chips than this would hide each other; then only those into the unit in focus are shown. */
const MOST_CHIPS = 9;

/** The weights on their edges; they stay as they are while inputs are dragged. */
export const WeightChips = memo(function WeightChips(props: WeightChipsProps) {
  const { network, focus, edges, point, setWeightAt, onType } = props;
  const counts = countByColumn(edges);
  const visible = edges.filter(
    ({ target }) => (counts.get(columnOf(target)) ?? 0) <= MOST_CHIPS || (target.unit && sameUnit(target.unit, focus)),
  );
  return visible.map(({ key, place, exact, chip, target }) => {
    if (!place || !target.unit) {
      return <ChipFace key={key} text={formatDecimal(exact)} rect={chip} />;
    }
    const unit = target.unit;
    const source = plainText(sourceNames(network, place.layer)[place.column] ?? []).replace(/[+′]/, '');
    const name = `Weight from ${source} to ${plainText(unitName(network, unit))}`;
    return (
      <WeightChip
        key={key}
        name={name}
        value={exact}
        rect={chip}
        onChange={(value, history) => setWeightAt(place, value, history)}
        onType={(origin) =>
          onType({ name, value: exact, rect: chip, origin, onCommit: (value) => setWeightAt(place, value, 'push') })
        }
        onPoint={(pointed) => point(pointed ? unit : undefined)}
      />
    );
  });
});

/** How many weights every column of cards reads, by the kind of card. */
function countByColumn(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { target } of edges) counts.set(columnOf(target), (counts.get(columnOf(target)) ?? 0) + 1);
  return counts;
}

function columnOf({ kind, unit }: Card): string {
  return unit?.kind === 'hidden' ? `${kind}${unit.layer}` : kind;
}
