import { Menu } from '../../app/controls/Menu';
import { NumberField } from '../../app/controls/NumberField';
import type { UpdateState } from '../../app/useViewState';
import { formatCount } from '../../charts/numbers';
import { TestImage } from '../../charts/TestImage';
import type { DatasetImages } from '../../engine/types';
import styles from './ImagePanel.module.css';
import { ImageStrip } from './ImageStrip';
import type { InspectState } from './inspectState';

interface ImagePanelProps {
  readonly dataset: DatasetImages;
  /** The image whose bounds are shown; the strip may already be ahead of it. */
  readonly shown: number;
  /** "3/255". */
  readonly radius: string;
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

/** The image, how far it may change, and the way to any other. */
export function ImagePanel({ dataset, shown, radius, state, update }: ImagePanelProps) {
  return (
    <section className={styles.panel} aria-label="Image">
      <header className={styles.head}>
        <h2 className="title">{classOf(dataset, shown)}</h2>
        <span className={styles.number}>
          Test image
          <ImageNumber dataset={dataset} image={state.image} onChoose={(image) => update({ image, unit: null })} />
        </span>
      </header>
      <TestImage dataset={dataset} image={shown} label={describeImage(dataset, shown)} className={styles.image} />
      <p className={styles.sentence}>Every pixel may move by {radius}, within 0 to 1.</p>
      <ImageChooser dataset={dataset} state={state} update={update} />
    </section>
  );
}

/** The strip with its class filter. */
export function ImageChooser({ dataset, state, update }: Pick<ImagePanelProps, 'dataset' | 'state' | 'update'>) {
  const { only, image } = state;
  const count = only === null ? dataset.count : dataset.labels.filter((label) => label === only).length;
  const items = [
    { id: 'all', label: 'All classes', checked: only === null },
    ...dataset.classes.map((name, label) => ({ id: String(label), label: name, checked: label === only })),
  ];
  return (
    <div className={styles.chooser}>
      <div className={styles.filter}>
        <Menu
          label="Class of the images"
          look="plain"
          items={items}
          onSelect={(id) => update({ only: id === 'all' ? null : Number(id) }, { history: 'replace' })}
        >
          {only === null ? 'All classes' : (dataset.classes[only] ?? 'All classes')}
        </Menu>
        <span className="caption">{formatCount(count)} images</span>
      </div>
      <ImageStrip
        dataset={dataset}
        image={image}
        only={only}
        onChoose={(index) => update({ image: index, unit: null })}
      />
    </div>
  );
}

interface ImageNumberProps {
  readonly dataset: DatasetImages;
  readonly image: number;
  readonly onChoose: (image: number) => void;
}

function ImageNumber({ dataset, image, onChoose }: ImageNumberProps) {
  const last = dataset.count - 1;
  return (
    <NumberField
      label={`Number of the test image, 0 to ${last}`}
      text={String(image)}
      onCommit={(typed) => {
        const index = Number(typed);
        if (typed === '' || !Number.isInteger(index) || index < 0 || index > last) return false;
        onChoose(index);
        return true;
      }}
      onStep={(steps) => onChoose(Math.min(last, Math.max(0, image + steps)))}
    />
  );
}

export function classOf(dataset: DatasetImages, image: number): string {
  return dataset.classes[dataset.labels[image] ?? -1] ?? 'Image';
}

export function describeImage(dataset: DatasetImages, image: number): string {
  return `Test image ${image}, ${classOf(dataset, image)}`;
}
