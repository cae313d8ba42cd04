import { ImagesMenu } from '../../../app/controls/ImagesMenu';
import { Menu } from '../../../app/controls/Menu';
import { SegmentedControl } from '../../../app/controls/SegmentedControl';
import { SOURCES } from '../../../app/grouping/groupingState';
import { anotherTree, useGroupingState } from '../../../app/grouping/useGrouping';
import { ownState, withEntry } from '../../../app/models/ownState';
import type { ModelChoices } from '../../../app/models/useModelChoices';
import { Part } from '../../../app/scene/Part';
import { useViewState } from '../../../app/state/store';
import type { ModelSummary, SimilaritySource } from '../../../engine/api/types';
import { LINKAGES, METRICS } from '../../../similarity/tree/classTree';
import { LINKAGE_NOTES, METRIC_NOTES, NO_IMAGES, needsImages, SOURCE_NOTES } from '../words';
import { CompareMenu } from './CompareMenu';
import styles from './ControlsBar.module.css';

interface ControlsBarProps {
  readonly choices: ModelChoices;
  /** The number of groups at present, which another tree keeps. */
  readonly count: number;
  /** The network on screen, once it is here. */
  readonly model: ModelSummary | null;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: (folder: boolean) => void;
  /** Whether images are at hand, which some sources need. */
  readonly hasImages: boolean;
  /** Without the model, which has its place in a phone's header. */
  readonly narrow: boolean;
}

/** Whose classes are compared on the left; by what and how on the right. */
export function ControlsBar({ choices, count, model: shown, onOpen, hasImages, narrow }: ControlsBarProps) {
  const [{ source, metric, linkage, model }, update] = useGroupingState();
  const [own, updateOwn] = useViewState(ownState);
  const change = (part: Parameters<typeof anotherTree>[0]) => update(anotherTree(part, { count }));
  const sources = SOURCES.map((id) => ({
    id,
    label: SOURCE_NOTES[id].name,
    note: needsImages(id) && !hasImages ? NO_IMAGES : SOURCE_NOTES[id].meaning,
    checked: id === source,
    disabled: needsImages(id) && !hasImages,
  }));
  return (
    <section className="controls-bar" aria-label="Network and similarity">
      <Part id="tree">
        <div className={styles.what}>
          {!narrow && (
            <Menu label="Model" items={choices.items} onSelect={choices.onSelect}>
              {choices.title}
            </Menu>
          )}
          {shown && (
            <ImagesMenu
              model={shown}
              onOpen={onOpen}
              onChoose={(id) => updateOwn({ images: withEntry(own.images, model, id) })}
            />
          )}
        </div>
        <div className={styles.how}>
          <Menu
            label="What classes are compared by"
            items={sources}
            onSelect={(id) => id !== source && change({ source: id as SimilaritySource })}
          >
            <span className="visually-hidden">Compare classes by </span>
            {SOURCE_NOTES[source].name}
          </Menu>
          {source !== 'confusion' && (
            <SegmentedControl
              label="Distance"
              segments={METRICS.map((id) => ({ id, label: METRIC_NOTES[id].name, note: METRIC_NOTES[id].meaning }))}
              value={metric}
              onChange={(id) => change({ metric: id })}
            />
          )}
          <SegmentedControl
            label="Linkage"
            segments={LINKAGES.map((id) => ({ id, label: LINKAGE_NOTES[id].name, note: LINKAGE_NOTES[id].meaning }))}
            value={linkage}
            wide={narrow}
            onChange={(id) => change({ linkage: id })}
          />
          <CompareMenu model={model} source={source} choices={choices} hasImages={hasImages} />
        </div>
      </Part>
    </section>
  );
}
