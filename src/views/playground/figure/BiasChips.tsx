import { memo } from 'react';
import { type Decimal, signOf } from '../../../small/decimal';
import type { SmallNetwork } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { hasLogits, rowOf, sameUnit, type Unit, unitName } from '../math/units';
import { layerAt } from '../state/edits';
import type { PlaygroundHandle } from '../state/usePlayground';
import { plainText } from '../steps/richText';
import { chipWidth } from './edges';
import type { Card, Column } from './layout';
import type { Typing } from './TypeOver';
import { WeightChip } from './WeightChip';

interface BiasEdit extends Pick<PlaygroundHandle, 'point' | 'setBiasAt'> {
  readonly network: SmallNetwork;
  readonly onType: (typing: Typing) => void;
}

interface BiasChipsProps extends BiasEdit {
  readonly focus: Unit;
  readonly columns: readonly Column[];
}

/** In columns of more cards a chip would hide the card above; there only the unit in focus has one. */
const MOST_CARDS = 4;

const HEIGHT = 20;

/** The biases, on the upper edge of the cards that add them: round, with a sign, so that no weight is meant. They stay while inputs are dragged. */
export const BiasChips = memo(function BiasChips({ focus, columns, ...edit }: BiasChipsProps) {
  const { network } = edit;
  return columns
    .flatMap(({ cards }) => cards.filter(({ unit }) => unit && (cards.length <= MOST_CARDS || sameUnit(unit, focus))))
    .filter(({ kind }) => kind !== 'after' && (kind !== 'question' || !hasLogits(network)))
    .map((card) => <BiasChip key={card.key} card={card} {...edit} />);
});

interface BiasChipProps extends BiasEdit {
  readonly card: Card;
}

function BiasChip({ network, card: { unit, rect: card }, point, setBiasAt, onType }: BiasChipProps) {
  if (!unit) return null;
  const { layer, row } = rowOf(network, unit);
  const value = layerAt(network, layer)?.biases[row];
  if (!value) return null;
  const text = signed(value);
  const width = chipWidth(text);
  const rect = { x: card.x + card.width - width - 10, y: card.y - HEIGHT / 2, width, height: HEIGHT };
  const name = `Bias of ${plainText(unitName(network, unit))}`;
  return (
    <WeightChip
      name={name}
      value={value}
      rect={rect}
      text={text}
      onChange={(changed, history) => setBiasAt(layer, row, changed, history)}
      onType={(origin) =>
        onType({ name, value, rect, origin, onCommit: (typed) => setBiasAt(layer, row, typed, 'push') })
      }
      onPoint={(pointed) => point(pointed ? unit : undefined)}
    />
  );
}

function signed(value: Decimal): string {
  return signOf(value) < 0 ? formatDecimal(value) : `+${formatDecimal(value)}`;
}
