import { Menu } from '../../app/controls/Menu';
import { Tooltip } from '../../app/controls/Tooltip';
import { cardNote } from '../../app/models/cardNote';
import type { ModelChoices } from '../../app/models/useModelChoices';
import type { UpdateState } from '../../app/useViewState';
import { formatCount } from '../../charts/numbers';
import type { DatasetImages, ModelSummary } from '../../engine/types';
import styles from './ControlsBar.module.css';
import { EpsilonSlider } from './EpsilonSlider';
import type { InspectState } from './inspectState';
import { MethodChooser } from './MethodChooser';
import { RoundingMenu } from './RoundingMenu';
import type { RunTimes } from './useBounds';

interface ControlsBarProps {
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
  readonly model: ModelSummary | null;
  /** The images it is shown. */
  readonly dataset: DatasetImages | null;
  readonly choices: ModelChoices;
  readonly times: RunTimes;
}

/** What is looked at on the left, how far its pixels may move and how bounds are found on the right; phones have both in their layout. */
export function ControlsBar({ state, update, model, dataset, choices, times }: ControlsBarProps) {
  return (
    <section className="controls-bar" aria-label="Network, radius and method">
      <div className={styles.what}>
        <Menu label="Model" items={choices.items} onSelect={choices.onSelect}>
          {choices.title}
        </Menu>
        {model && <ModelFacts model={model} dataset={dataset} />}
      </div>
      <div className={styles.how}>
        <EpsilonSlider levels={state.levels} update={update} />
        <RoundingMenu value={state.rounding} onChange={(rounding) => update({ rounding })} />
        <MethodChooser method={state.method} update={update} times={times} />
      </div>
    </section>
  );
}

/** "CIFAR-10" of "CIFAR-10, 500 test images". */
function familyOf({ name }: DatasetImages): string {
  return name.replace(/(,| test set).*/, '');
}

function ModelFacts({ model, dataset }: Pick<ControlsBarProps, 'dataset'> & { readonly model: ModelSummary }) {
  const facts = (
    <span className={styles.facts}>
      {dataset && <span className={styles.dataset}>{familyOf(dataset)} · </span>}
      {formatCount(model.parameters)} weights
    </span>
  );
  const { card } = model;
  if (!card) return facts;
  return <Tooltip content={`${cardNote(card)}. ${card.training}`}>{facts}</Tooltip>;
}
