import { activationTitle } from '../../../small/smallNetwork';
import type { PlaygroundModel } from '../state/playgroundModel';
import styles from './figure.module.css';
import handles from './handles.module.css';
import type { Column } from './layout';

interface ColumnHeaderProps {
  readonly model: PlaygroundModel;
  readonly column: Column;
  /** Hidden layers are numbered where their names have no room. */
  readonly onAdd?: () => void;
  readonly onRemove?: () => void;
}

/** The name of a column, bold where the walk stands, and how to add and remove neurons. */
export function ColumnHeader({ model, column, onAdd, onRemove }: ColumnHeaderProps) {
  const { x, width, layer = 0 } = column;
  const buttons = column.kind === 'hidden' || column.kind === 'before';
  return (
    <g>
      <text className={isCurrent(model, column) ? styles.headerNow : styles.header} x={x} y="18">
        {headerText(column, activationTitle(model.state.network))}
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
}

interface HeaderButtonProps {
  readonly sign: string;
  readonly label: string;
  readonly x: number;
  /** Absent where there is nothing more to add or remove. */
  readonly onPress?: () => void;
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

function isCurrent({ step }: PlaygroundModel, { kind, layer }: Column): boolean {
  if (kind === 'hidden') return (step.kind === 'linear' || step.kind === 'relu') && step.layer === layer;
  if (kind === 'before') return step.kind === 'linear';
  return kind === 'after' ? step.kind === 'relu' : step.kind === kind;
}
