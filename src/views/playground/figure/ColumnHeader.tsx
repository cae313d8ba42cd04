import { memo } from 'react';
import { activationTitle, type SmallNetwork } from '../../../small/smallNetwork';
import type { Unit } from '../math/units';
import { addNeuron, canAddNeuron, canRemoveNeuron, removeNeuron } from '../state/edits';
import type { Step } from '../steps/steps';
import styles from './figure.module.css';
import handles from './handles.module.css';
import type { Column } from './layout';

interface ColumnHeaderProps {
  readonly network: SmallNetwork;
  readonly column: Column;
  /** Whether the walk stands there. */
  readonly isCurrent: boolean;
  readonly selected: Unit;
  readonly setNetwork: (network: SmallNetwork) => void;
}

/** The name of a column, bold where the walk stands, and how to add and remove neurons; it stays while inputs are dragged. */
export const ColumnHeader = memo(function ColumnHeader(props: ColumnHeaderProps) {
  const { network, column, isCurrent } = props;
  const { x, width, layer = 0 } = column;
  const buttons = column.kind === 'hidden' || column.kind === 'before';
  const { onAdd, onRemove } = editsOf(props);
  return (
    <g>
      <text className={isCurrent ? styles.headerNow : styles.header} x={x} y="18">
        {headerText(column, activationTitle(network))}
      </text>
      {buttons && (
        <>
          <HeaderButton
            sign="−"
            label={`Remove a neuron from layer ${layer + 1}`}
            x={x + width - 46}
            onPress={onRemove}
          />
          <HeaderButton sign="+" label={`Add a neuron to layer ${layer + 1}`} x={x + width - 20} onPress={onAdd} />
        </>
      )}
    </g>
  );
});

/** Adding and removing neurons of a hidden layer: the selected one goes, else the last. */
function editsOf({ network, column: { layer = 0 }, selected, setNetwork }: ColumnHeaderProps) {
  const last = (network.hidden[layer]?.weights.length ?? 1) - 1;
  const chosen = selected.kind === 'hidden' && selected.layer === layer ? selected.index : last;
  return {
    onAdd: canAddNeuron(network, layer) ? () => setNetwork(addNeuron(network, layer)) : undefined,
    onRemove: canRemoveNeuron(network, layer) ? () => setNetwork(removeNeuron(network, layer, chosen)) : undefined,
  };
}

interface HeaderButtonProps {
  readonly sign: string;
  readonly label: string;
  readonly x: number;
  /** Absent where there is nothing more to add or remove. */
  readonly onPress: (() => void) | undefined;
}

function HeaderButton({ sign, label, x, onPress }: HeaderButtonProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      role="button"
      data-control
      tabIndex={0}
      className={onPress ? handles.tool : handles.toolOff}
      aria-label={label}
      aria-disabled={onPress ? undefined : true}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress?.();
      }}
    >
      <rect className={handles.hit} x={x - 3} y="1" width="26" height="26" />
      <rect className={handles.ring} x={x - 2} y="2" width="24" height="24" rx="6" />
      <rect className={handles.toolFace} x={x} y="4" width="20" height="20" rx="4" />
      <text x={x + 10} y="18.5" textAnchor="middle">
        {sign}
      </text>
    </g>
  );
}

function headerText({ kind, layer = 0, width }: Column, activation: string): string {
  if (kind === 'input') return 'Input';
  if (kind === 'question') return 'Question';
  if (kind === 'after') return activation;
  if (kind === 'hidden')
    return width >= 164 + 8 * Math.max(0, activation.length - 4)
      ? `Linear, then ${activation}`
      : shortName(layer, width);
  return 'Linear';
}

function shortName(layer: number, width: number): string {
  return width >= 100 ? `Layer ${layer + 1}` : `L ${layer + 1}`;
}

/** Whether a step of the walk is about a column. */
export function isAbout(step: Step, { kind, layer }: Column): boolean {
  if (kind === 'hidden') return (step.kind === 'linear' || step.kind === 'relu') && step.layer === layer;
  if (kind === 'before') return step.kind === 'linear';
  return kind === 'after' ? step.kind === 'relu' : step.kind === kind;
}
