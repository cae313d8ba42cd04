import { memo, useMemo, useState } from 'react';
import { usePart } from '../../../app/scene/Part';
import { toNumber } from '../../../small/decimal';
import { INPUT_NAMES } from '../../../small/smallNetwork';
import { sameUnit, unitId } from '../math/units';
import { type Bound, readBound } from '../state/edits';
import { boundsOf } from '../state/playgroundModel';
import type { PlaygroundHandle } from '../state/usePlayground';
import { describeUnit } from '../steps/describeUnit';
import { reachedBy } from '../steps/steps';
import { BiasChips } from './BiasChips';
import { ColumnHeader, isAbout } from './ColumnHeader';
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
  const { hidden } = usePart('verdict');
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
          <ColumnHeader
            key={column.cards[0]?.key}
            network={network}
            column={column}
            isCurrent={isAbout(model.step, column)}
            selected={handle.selected}
            setNetwork={handle.setNetwork}
          />
        ))}
        {columns.map((column) => (
          <ColumnCards
            key={column.cards[0]?.key}
            handle={handle}
            column={column}
            showsVerdict={!hidden}
            onType={setTyping}
          />
        ))}
        <WeightChips
          network={network}
          focus={handle.focus}
          edges={edges}
          point={handle.point}
          setWeightAt={handle.setWeightAt}
          onType={setTyping}
        />
        <BiasChips
          network={network}
          focus={handle.focus}
          columns={columns}
          point={handle.point}
          setBiasAt={handle.setBiasAt}
          onType={setTyping}
        />
      </svg>
      {typing && <TypeOver typing={typing} onDone={() => setTyping(undefined)} />}
    </section>
  );
}

interface ColumnCardsProps {
  readonly handle: PlaygroundHandle;
  readonly column: Column;
  readonly showsVerdict: boolean;
  readonly onType: (typing: Typing) => void;
}

function ColumnCards({ handle, column, showsVerdict, onType }: ColumnCardsProps) {
  const { model, selected, select, point } = handle;
  const axis = useMemo(
    () =>
      axisOf(
        column.cards.flatMap(({ unit }) => {
          if (!unit) return [];
          const { lower, upper } = boundsOf(model, unit);
          return [toNumber(lower), toNumber(upper)];
        }),
      ),
    [model, column],
  );
  return column.cards.map((card) => {
    const { key, kind, unit } = card;
    if (kind === 'input') return <TypedInputCard key={key} handle={handle} card={card} onType={onType} />;
    const isSelected = unit !== undefined && sameUnit(selected, unit);
    return <UnitCard key={key} {...{ model, card, axis, isSelected, showsVerdict, select, point }} />;
  });
}

interface UnitCardProps extends Pick<PlaygroundHandle, 'model' | 'select' | 'point'> {
  readonly card: Card;
  readonly axis: readonly [number, number];
  readonly isSelected: boolean;
  readonly showsVerdict: boolean;
}

/** Not drawn anew while others are pointed at. */
const UnitCard = memo(function UnitCard(props: UnitCardProps) {
  const { model, card, axis, isSelected, showsVerdict, select, point } = props;
  const { unit, rect } = card;
  if (!unit) return null;
  const reached = reachedBy(model.step, unit);
  return (
    <UnitButton
      label={describeUnit(model, unit, card.kind === 'after', showsVerdict)}
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
});

interface TypedInputCardProps {
  readonly handle: PlaygroundHandle;
  readonly card: Card;
  readonly onType: (typing: Typing) => void;
}

function TypedInputCard({ handle, card, onType }: TypedInputCardProps) {
  const { rect } = card;
  const index = card.index === 0 ? 0 : 1;
  const type = (bound: Bound, origin: SVGGElement) =>
    onType({
      name: `${bound === 'lower' ? 'Lower' : 'Upper'} bound of ${INPUT_NAMES[index]}`,
      value: handle.model.state.box[index][bound],
      rect: {
        x: bound === 'lower' ? rect.x + 12 : rect.x + rect.width - 56,
        y: rect.y + rect.height - 36,
        width: 44,
        height: 22,
      },
      read: (typed) => readBound(typed, handle.model.state.box[index], bound),
      onCommit: (value) => handle.setBound(index, bound, value, 'push'),
      origin,
    });
  return <InputCard handle={handle} index={index} rect={rect} onType={type} />;
}
