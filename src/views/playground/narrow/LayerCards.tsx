import { Icon } from '../../../app/controls/Icon';
import { IconButton } from '../../../app/controls/IconButton';
import { NumberField } from '../../../app/controls/NumberField';
import { formatLower, formatUpper } from '../../../numbers/format';
import { type Decimal, readDecimal, signOf, toNumber, toNumeral } from '../../../small/decimal';
import type { Card } from '../figure/layout';
import { NeuronCard } from '../figure/NeuronCard';
import { axisOf } from '../figure/neuronBars';
import { arithmeticOf } from '../math/arithmetic';
import { formatDecimal } from '../math/formula';
import { rowOf, type Unit, unitId, unitName, unitsOf } from '../math/units';
import { addNeuron, canAddNeuron, canRemoveNeuron, removeNeuron } from '../state/edits';
import { boundsOf } from '../state/playgroundModel';
import type { PlaygroundHandle } from '../state/usePlayground';
import { describeUnit } from '../steps/describeUnit';
import { RichTextView } from '../steps/RichTextView';
import { plainText } from '../steps/richText';
import { reachedBy } from '../steps/steps';
import styles from './LayerCards.module.css';

interface LayerCardsProps {
  readonly handle: PlaygroundHandle;
  readonly width: number;
}

/** The neurons of the step's layer as cards of full width, each with its arithmetic and its weights to type. */
export function LayerCards({ handle, width }: LayerCardsProps) {
  const { model } = handle;
  const { step, state } = model;
  const { network } = state;
  const units = unitsOf(network).filter((unit) =>
    unit.kind === 'hidden' ? unit.layer === step.layer : unit.kind === step.kind,
  );
  const bounds = units.flatMap((unit) => Object.values(boundsOf(model, unit)).map(toNumber));
  return (
    <>
      {units.map((unit) => (
        <UnitCard key={unitId(unit)} handle={handle} unit={unit} width={width} axis={axisOf(bounds)} />
      ))}
    </>
  );
}

/** How many neurons the step's layer has, to change. */
export function LayerSize({ handle }: { readonly handle: PlaygroundHandle }) {
  const { model, setNetwork } = handle;
  const { network } = model.state;
  const { layer } = model.step;
  if (layer === undefined) return null;
  const count = network.hidden[layer]?.weights.length ?? 0;
  return (
    <div className={styles.edit}>
      <span className="label">Neurons in this layer</span>
      <IconButton
        icon="minus"
        label="Remove the last neuron"
        disabled={!canRemoveNeuron(network, layer)}
        onClick={() => setNetwork(removeNeuron(network, layer, count - 1))}
      />
      <b>{count}</b>
      <IconButton
        icon="plus"
        label="Add a neuron"
        disabled={!canAddNeuron(network, layer)}
        onClick={() => setNetwork(addNeuron(network, layer))}
      />
    </div>
  );
}

interface UnitCardProps {
  readonly handle: PlaygroundHandle;
  readonly unit: Unit;
  readonly width: number;
  readonly axis: readonly [number, number];
}

function UnitCard({ handle, unit, width, axis }: UnitCardProps) {
  const { model } = handle;
  const isHidden = unit.kind === 'hidden';
  const rect = { x: 0, y: 0, width: width - 2, height: isHidden ? 164 : 118 };
  const card: Card = { key: unitId(unit), kind: isHidden ? 'hidden' : 'output', rect, density: 'full', unit, index: 0 };
  return (
    <section className={styles.card} aria-label={describeUnit(model, unit)}>
      <svg width={rect.width} height={rect.height} className={styles.picture} aria-hidden="true">
        <NeuronCard model={model} card={card} unit={unit} axis={axis} reached={reachedBy(model.step, unit)} />
      </svg>
      <details className={styles.arithmetic}>
        <summary className={styles.sums}>
          <Sum handle={handle} unit={unit} side="lower" />
          <Icon name="chevronDown" size={16} />
          <Sum handle={handle} unit={unit} side="upper" />
        </summary>
        <Weights handle={handle} unit={unit} />
      </details>
    </section>
  );
}

interface SumProps {
  readonly handle: PlaygroundHandle;
  readonly unit: Unit;
  readonly side: 'lower' | 'upper';
}

/** `3·4 − 5 − 8 = −1`. */
function Sum({ handle, unit, side }: SumProps) {
  const { terms, bias, bounds } = arithmeticOf(handle.model, unit);
  const show = side === 'lower' ? formatLower : formatUpper;
  const products = terms
    .filter(({ weight }) => signOf(weight) !== 0)
    .map((pair) => productText(pair.weight, pair[side].factor, show));
  const sum = [...products, ...(signOf(bias) === 0 ? [] : [formatDecimal(bias)])].join(' + ').replaceAll('+ −', '− ');
  const tone = ['neg', '', 'pos'][signOf(bounds[side]) + 1];
  return (
    <span>
      {sum || '0'} = <b className={tone}>{show(bounds[side])}</b>
    </span>
  );
}

/** `3·4`, `−5` for the weight −1, `2·(−3)`. */
function productText(weight: Decimal, factor: Decimal, show: (value: Decimal) => string): string {
  const size = toNumeral(weight);
  if (size === '1') return show(factor);
  if (size === '-1' && signOf(factor) >= 0) return `−${show(factor)}`;
  return `${formatDecimal(weight)}·${signOf(factor) < 0 ? `(${show(factor)})` : show(factor)}`;
}

function Weights({ handle, unit }: { readonly handle: PlaygroundHandle; readonly unit: Unit }) {
  const { model, setWeightAt, setBiasAt } = handle;
  const { layer, row } = rowOf(model.state.network, unit);
  const { terms, bias } = arithmeticOf(model, unit);
  const owner = plainText(unitName(model.state.network, unit));
  return (
    <div className={styles.fields}>
      {terms.map(({ name, weight }, column) => (
        <span key={plainText(name)}>
          <DecimalField
            label={`Weight from ${plainText(name)} to ${owner}`}
            value={weight}
            onChange={(value) => setWeightAt({ layer, row, column }, value, 'push')}
          />{' '}
          · <RichTextView text={name} />
        </span>
      ))}
      <span>
        <DecimalField
          label={`Bias of ${owner}`}
          value={bias}
          onChange={(value) => setBiasAt(layer, row, value, 'push')}
        />{' '}
        bias
      </span>
    </div>
  );
}

interface DecimalFieldProps {
  readonly label: string;
  readonly value: Decimal;
  readonly onChange: (value: Decimal) => void;
}

function DecimalField({ label, value, onChange }: DecimalFieldProps) {
  const text = formatDecimal(value);
  return <NumberField label={label} text={text} read={readDecimal} onCommit={onChange} className={styles.field} />;
}
