import { plainText } from '../richText';
import { sameUnit, sourceNames, type Unit, unitName } from '../units';
import type { PlaygroundHandle } from '../usePlayground';
import type { Edge } from './edges';
import type { Typing } from './TypeOver';
import { ChipFace, WeightChip } from './WeightChip';

interface WeightChipsProps {
  readonly handle: PlaygroundHandle;
  readonly edges: readonly Edge[];
  readonly onType: (typing: Typing) => void;
}

/** Between two columns more chips than this would hide each other; then only those into the unit in focus are shown. */
const MOST_CHIPS = 9;

/** The weights on their edges. */
export function WeightChips({ handle, edges, onType }: WeightChipsProps) {
  const { model, focus, point, setWeightAt } = handle;
  const { network } = model.state;
  const visible = edges.filter(
    ({ target }) => isSparse(edges, target.kind, target.unit) || (target.unit && sameUnit(target.unit, focus)),
  );
  return visible.map(({ key, place, exact, chip, target }) => {
    if (!place || !target.unit) {
      return <ChipFace key={key} value={exact} rect={chip} />;
    }
    const unit = target.unit;
    const source = plainText(sourceNames(network, place.layer)[place.column] ?? []).replace('+', '');
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
}

function isSparse(edges: readonly Edge[], kind: string, unit: Unit | undefined): boolean {
  const layer = unit?.kind === 'hidden' ? unit.layer : -1;
  const alike = edges.filter(
    ({ target }) => target.kind === kind && (target.unit?.kind === 'hidden' ? target.unit.layer : -1) === layer,
  );
  return alike.length <= MOST_CHIPS;
}
