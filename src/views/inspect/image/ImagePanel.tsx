import { Assumed } from '../../../app/controls/Assumed';
import { ImagesMenu } from '../../../app/controls/ImagesMenu';
import { Menu } from '../../../app/controls/Menu';
import { NumberField } from '../../../app/controls/NumberField';
import { whyClasses } from '../../../app/controls/words';
import { datasetFor } from '../../../app/models/datasetFor';
import { ownState, withEntry } from '../../../app/models/ownState';
import type { OwnPicture } from '../../../app/models/pictures';
import { type UpdateState, useViewState } from '../../../app/state/store';
import type { DatasetImages, ModelSummary } from '../../../engine/api/types';
import { counted } from '../../../numbers/format';
import { readBetween } from '../../../numbers/typed';
import { TestImage } from '../../../pictures/PixelImage';
import type { InspectState } from '../state/inspectState';
import { FIRST_IMAGE } from '../state/useOpenFile';
import { PERTURBED } from '../words';
import styles from './ImagePanel.module.css';
import { ImageStrip } from './ImageStrip';

interface ImagePanelProps {
  readonly dataset: DatasetImages;
  /** The image whose bounds are shown; the strip may already be ahead of it. */
  readonly shown: number;
  /** The picture of one's own, where that is shown. */
  readonly picture: OwnPicture | undefined;
  /** Whether the file does not say that its classes are those of the data set. */
  readonly isAssumed: boolean;
  readonly model: ModelSummary;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: (folder: boolean) => void;
  /** "3/255". */
  readonly radius: string;
  /** How the image and the network were understood, where that is not as they stand. */
  readonly notes: readonly string[];
  readonly state: InspectState;
  readonly update: UpdateState<InspectState>;
}

/** The image, how far it may change, and the way to any other. */
export function ImagePanel(props: ImagePanelProps) {
  const { dataset, shown, picture, isAssumed, radius, notes, state, update } = props;
  return (
    <section className={styles.panel} aria-label="Image">
      <header className={styles.head}>
        <h2 className="title">{picture ? picture.name : classOf(dataset, shown)}</h2>
        {isAssumed && !picture && <Assumed why={whyClasses(dataset.name)} />}
        {!picture && (
          <span className={styles.number}>
            Test image
            <ImageNumber
              dataset={dataset}
              image={Math.min(state.image, dataset.count - 1)}
              onChoose={(image) => update({ image, unit: null })}
            />
          </span>
        )}
      </header>
      <TestImage
        dataset={dataset}
        image={shown}
        label={picture ? picture.name : describeImage(dataset, shown)}
        className={styles.image}
      />
      <p className={styles.sentence}>{PERTURBED(radius)}</p>
      {notes.map((note) => (
        <p key={note} className={styles.sentence}>
          {note}
        </p>
      ))}
      {picture ? (
        <>
          <OwnPictureNote
            picture={picture}
            hasImages={datasetFor(props.model) !== null}
            onLeave={() => update({ picture: null, unit: null })}
          />
          {datasetFor(props.model) === null && <OwnImagesMenu {...props} none="Open images" />}
        </>
      ) : (
        <ImageChooser {...props} />
      )}
    </section>
  );
}

interface OwnPictureNoteProps {
  readonly picture: OwnPicture;
  /** Whether there are test images; else numbers are typed. */
  readonly hasImages: boolean;
  readonly onLeave: () => void;
}

/** What was done to a picture of one's own, and the way back to test images. */
export function OwnPictureNote({ picture, hasImages, onLeave }: OwnPictureNoteProps) {
  return (
    <div className={styles.sentence}>
      <p>{picture.note}</p>
      <button type="button" className={styles.leave} onClick={onLeave}>
        {hasImages ? 'Show test images' : 'Type numbers instead'}
      </button>
    </div>
  );
}

/** The strip with its class filter. */
export function ImageChooser({
  dataset,
  model,
  onOpen,
  state,
  update,
}: Pick<ImagePanelProps, 'dataset' | 'model' | 'onOpen' | 'state' | 'update'>) {
  const { only, image } = state;
  const count = only === null ? dataset.count : dataset.labels.filter((label) => label === only).length;
  const items = [
    { id: 'all', label: 'All classes', checked: only === null },
    ...dataset.classes.map((name, label) => ({ id: String(label), label: name, checked: label === only })),
  ];
  return (
    <div className={`${styles.chooser} off-low-slide`}>
      <div className={styles.filter}>
        <OwnImagesMenu model={model} onOpen={onOpen} state={state} update={update} />
        <Menu
          label="Class of the images"
          look="plain"
          items={items}
          onSelect={(id) => update({ only: id === 'all' ? null : Number(id) }, { history: 'replace' })}
        >
          {only === null ? 'All classes' : (dataset.classes[only] ?? 'All classes')}
        </Menu>
        <span className="caption">{counted(count, 'image')}</span>
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

/** Which images, in the state of the network on screen. */
export function OwnImagesMenu({
  model,
  onOpen,
  state,
  update,
  none,
}: Pick<ImagePanelProps, 'model' | 'onOpen' | 'state' | 'update'> & { readonly none?: string }) {
  const [own, updateOwn] = useViewState(ownState);
  return (
    <ImagesMenu
      model={model}
      {...(none !== undefined && { none })}
      onOpen={onOpen}
      onChoose={(id) => {
        updateOwn({ images: withEntry(own.images, state.model, id) });
        update(FIRST_IMAGE, { history: 'replace' });
      }}
    />
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
      read={(typed) => readBetween(typed, 0, last, true)}
      onCommit={onChoose}
      onStep={(steps) => onChoose(Math.min(last, Math.max(0, image + steps)))}
    />
  );
}

function classOf(dataset: DatasetImages, image: number): string {
  return dataset.classes[dataset.labels[image] ?? -1] ?? 'Image';
}

export function describeImage(dataset: DatasetImages, image: number): string {
  const name = dataset.classes[dataset.labels[image] ?? -1];
  return name === undefined ? `Image ${image}` : `Test image ${image}, ${name}`;
}
