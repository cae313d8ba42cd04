import { useMemo, useState } from 'react';
import { usePart } from '../../../app/scene/Part';
import { toNumber } from '../../../small/decimal';
import { INPUT_NAMES } from '../../../small/smallNetwork';
import { unitId } from '../math/units';
import { addNeuron, canAddNeuron, canRemoveNeuron, type End, readEnd, removeNeuron } from '../state/edits';
import { boundsOf } from '../state/playgroundModel';
import type { PlaygroundHandle } from '../state/usePlayground';
import { describeUnit } from '../steps/describeUnit';
import { reachedBy } from '../steps/steps';
import { BiasChips } from './BiasChips';
import { ColumnHeader } from './ColumnHeader';
import { EdgeLines } from './EdgeLines';
import { edgesOf, reluLine } from './edges';
import styles from './figure.module.css';
import { InputCard } from './InputCard';
import { type Card, type Column, layOut } from './layout';
import { NeuronCard } from './NeuronCard';
import { axisOf, isOutlined } from './neuronBars';
import { QuestionCard } from './QuestionCard';
import { TypeOver, type Typing } from './TypeOver';
import { UnitButton } from './UnitButton';
import { WeightChips } from './WeightChips';

interface NetworkFigureProps {
  readonly handle: PlaygroundHandle;
  readonly width: number;
  readonly height: number;
}

/** With more edges than this those outside the focus step back. */
const CROWDED = 40;

/** The id by which the picture is found when it is exported. */
export const NETWORK_FIGURE = 'network-figure';

/** The network from left to right: ranges, weights, intervals, question. Everything in it can be changed. */
export function NetworkFigure({ handle, width, height }: NetworkFigureProps) {
  const { model } = handle;
  const { network } = model.state;
  const [typing, setTyping] = useState<Typing>();
  const { columns, edges, line } = useMemo(() => {
    const laidOut = layOut(network, width, height);
    return { columns: laidOut, edges: edgesOf(network, laidOut), line: reluLine(laidOut) };
  }, [network, width, height]);
  const crowded = edges.length > CROWDED;
  return (
    <section className={styles.figure} aria-label="The network">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section carries the name */}
      <svg id={NETWORK_FIGURE} className={styles.picture} width={width} height={height}>
        <EdgeLines edges={edges} line={line} focus={crowded ? unitId(handle.focus) : undefined} />
        {columns.map((column) => (
          <ColumnHeader key={column.cards[0]?.key} model={model} column={column} {...columnEdits(handle, column)} />
        ))}
        {columns.map((column) => (
          <ColumnCards key={column.cards[0]?.key} handle={handle} column={column} onType={setTyping} />
        ))}
        <WeightChips handle={handle} edges={edges} onType={setTyping} />
        <BiasChips handle={handle} columns={columns} onType={setTyping} />
      </svg>
      {typing && <TypeOver typing={typing} onDone={() => setTyping(undefined)} />}
    </section>
  );
}

interface ColumnCardsProps {
  readonly handle: PlaygroundHandle;
  readonly column: Column;
  readonly onType: (typing: Typing) => void;
}

function ColumnCards({ handle, column, onType }: ColumnCardsProps) {
  const { model } = handle;
  const axis = axisOf(
    column.cards.flatMap(({ unit }) => {
      if (!unit) return [];
      const { lower, upper } = boundsOf(model, unit);
      return [toNumber(lower), toNumber(upper)];
    }),
  );
  return column.cards.map((card) => {
    if (card.kind === 'input') return <TypedInputCard key={card.key} handle={handle} card={card} onType={onType} />;
    return card.unit && <UnitCard key={card.key} handle={handle} card={card} axis={axis} />;
  });
}

interface UnitCardProps {
  readonly handle: PlaygroundHandle;
  readonly card: Card;
  readonly axis: readonly [number, number];
}

function UnitCard({ handle, card, axis }: UnitCardProps) {
  const { model, selected, select, point } = handle;
  const { unit, rect } = card;
  const { hidden } = usePart('verdict');
  if (!unit) return null;
  const isSelected = unitId(selected) === unitId(unit);
  const reached = reachedBy(model.step, unit);
  return (
    <UnitButton
      label={describeUnit(model, unit, card.kind === 'after', !hidden)}
      rect={rect}
      selected={isSelected}
      outlined={isSelected && isOutlined(model.step, card.kind)}
      onSelect={() => select(unit)}
      onPoint={(pointed) => point(pointed ? unit : undefined)}
    >
      {unit.kind === 'question' ? (
        <QuestionCard model={model} rect={rect} reached={reached.before} />
      ) : (
        <NeuronCard model={model} card={card} unit={unit} axis={axis} reached={reached} />
      )}
    </UnitButton>
  );
}

interface TypedInputCardProps {
  readonly handle: PlaygroundHandle;
  readonly card: Card;
  readonly onType: (typing: Typing) => void;
}

function TypedInputCard({ handle, card, onType }: TypedInputCardProps) {
  const { rect } = card;
  const index = card.index === 0 ? 0 : 1;
  const type = (end: End, origin: SVGGElement) =>
    onType({
      name: `${end === 'lower' ? 'Lower' : 'Upper'} bound of ${INPUT_NAMES[index]}`,
      value: handle.model.state.box[index][end],
      rect: {
        x: end === 'lower' ? rect.x + 12 : rect.x + rect.width - 56,
        y: rect.y + rect.height - 36,
        width: 44,
        height: 22,
      },
      read: (typed) => readEnd(typed, handle.model.state.box[index], end),
      onCommit: (value) => handle.setEnd(index, end, value, 'push'),
      origin,
    });
  return <InputCard handle={handle} index={index} rect={rect} onType={type} />;
}

/** Adding and removing neurons of a hidden layer: the selected one goes, else the last. */
function columnEdits({ model, selected, setNetwork }: PlaygroundHandle, { kind, layer = 0 }: Column) {
  if (kind !== 'hidden' && kind !== 'before') return {};
  const { network } = model.state;
  const last = (network.hidden[layer]?.weights.length ?? 1) - 1;
  const chosen = selected.kind === 'hidden' && selected.layer === layer ? selected.index : last;
  return {
    onAdd: canAddNeuron(network, layer) ? () => setNetwork(addNeuron(network, layer)) : undefined,
    onRemove: canRemoveNeuron(network, layer) ? () => setNetwork(removeNeuron(network, layer, chosen)) : undefined,
  };
}
