import { Menu } from '../../../app/controls/Menu';
import { Tooltip } from '../../../app/controls/Tooltip';
import { cardNote, datasetFor, isAssumed } from '../../../app/models/datasetFor';
import { isFile } from '../../../app/models/openedModels';
import type { ModelChoices } from '../../../app/models/useModelChoices';
import { Part } from '../../../app/scene/Part';
import type { UpdateState } from '../../../app/state/store';
import { DATASETS } from '../../../catalog/datasets';
import type { ModelSummary } from '../../../engine/api/types';
import { counted } from '../../../numbers/format';
import type { InspectState } from '../state/inspectState';
import styles from './ControlsBar.module.css';
import { EpsilonSlider } from './EpsilonSlider';
import { KnownButton } from './KnownButton';
import { MethodChooser } from './MethodChooser';
import type { RunTimes } from './methods';
import { RoundingMenu } from './RoundingMenu';
import { SightButton } from './SightChoice';

interface ControlsBarProps {
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
  readonly model: ModelSummary | null;
  /** Name of the data set whose images it is shown. */
  readonly dataset: string;
  /** Whether that has rows of numbers. */
  readonly isRows: boolean;
  readonly choices: ModelChoices;
  readonly times: RunTimes;
}

/** What is looked at on the left, how far its pixels may move and how bounds are found on the right; phones have both in their layout. */
export function ControlsBar({ state, update, model, dataset, isRows, choices, times }: ControlsBarProps) {
  // Numbers have radii of their own.
  const isImage = !isRows && (!model || datasetFor(model) !== null);
  const hasRadius = state.picture !== null || (isImage && state.numbers === null);
  return (
    <section className="controls-bar" aria-label="Network, radius and method">
      <div className={styles.what}>
        <Part id="network">
          <Menu label="Model" items={choices.items} onSelect={choices.onSelect}>
            <span className={isFile(state.model) ? styles.name : undefined} title={choices.title}>
              {choices.title}
            </span>
          </Menu>
          <div className={`${styles.about} off-slide`}>
            {model && <ModelFacts model={model} dataset={dataset} />}
            {model && <KnownButton name={state.model} model={model} update={update} />}
          </div>
        </Part>
        <div className="off-slide">
          <SightButton sight={state.sight} update={update} />
        </div>
      </div>
      <div className={styles.how}>
        <Part id="radius">{hasRadius && <EpsilonSlider />}</Part>
        <Part id="method">
          <div className="off-slide">
            <RoundingMenu value={state.rounding} onChange={(rounding) => update({ rounding })} />
          </div>
          <MethodChooser method={state.method} update={update} times={times} />
        </Part>
      </div>
    </section>
  );
}

function ModelFacts({ model, dataset }: Pick<ControlsBarProps, 'dataset'> & { readonly model: ModelSummary }) {
  const images = DATASETS.get(dataset)?.kind.title;
  const facts = (
    <span className={styles.facts}>
      {images && datasetFor(model) !== null && isAssumed(model) && (
        <span className={styles.dataset}>{images} assumed · </span>
      )}
      {counted(model.parameters, 'weight')}
    </span>
  );
  const { card } = model;
  if (!card) return facts;
  return <Tooltip content={`${cardNote(card)}. ${card.training}`}>{facts}</Tooltip>;
}
