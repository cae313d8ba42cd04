import { DATASETS } from '../../catalog/datasets';
import type { ModelSummary } from '../../engine/api/types';
import { messageOf, notify } from '../commands/notices';
import { datasetFor } from '../models/datasetFor';
import { isOwnData, nameOfData, openedData, ownImages } from '../models/ownData';
import { Menu, type MenuItem } from './Menu';
import { IMAGES } from './words';

interface ImagesMenuProps {
  readonly model: ModelSummary;
  /** What stands on the button where it is shown none. */
  readonly none?: string;
  /** A data set of one's own; null for the images that come with Boundscope. */
  readonly onChoose: (id: string | null) => void;
  /** Lets a person choose files, or a folder. */
  readonly onOpen: ((folder: boolean) => void) | null;
}

const BUNDLED = 'bundled';
const FILES = 'files';
const FOLDER = 'folder';

function titleOf(id: string): string {
  return isOwnData(id) ? nameOfData(id) : (DATASETS.get(id)?.title ?? id);
}

/** Which images or rows a network is shown: those that come with Boundscope, those that were opened here, or others. */
export function ImagesMenu({ model, none, onChoose, onOpen }: ImagesMenuProps) {
  const shown = datasetFor(model);
  const plain = datasetFor({ ...model, images: undefined });
  // Of a network that takes no pictures nothing is said of them.
  const typed = model.picture ? IMAGES.noneTyped : IMAGES.typed;
  const what = model.picture ? 'Images' : 'Data';
  const folder = { id: FOLDER, ...IMAGES.folder };
  const files = model.picture ? IMAGES.pictures : IMAGES.rows;
  const items: MenuItem[] = [
    { id: BUNDLED, label: plain === null ? typed : titleOf(plain), checked: shown === plain },
    ...openedData().map(({ id, name, count, isLabelled }) => ({
      id,
      label: name,
      note: IMAGES.items(count, isLabelled),
      checked: id === shown,
    })),
    ...(onOpen ? [{ id: FILES, separated: true, ...files }, ...(model.picture ? [folder] : [])] : []),
  ];
  const choose = async (id: string) => {
    if (id === FILES || id === FOLDER) return onOpen?.(id === FOLDER);
    if (id === BUNDLED) return onChoose(null);
    try {
      await ownImages(id, model);
      onChoose(id);
    } catch (error) {
      notify({ id: 'images', text: messageOf(error) });
    }
  };
  return (
    <Menu label={what} look="plain" items={items} onSelect={(id) => void choose(id)}>
      <span className="visually-hidden">{what}: </span>
      {shown === null ? (none ?? (model.picture ? IMAGES.none : typed)) : titleOf(shown)}
    </Menu>
  );
}
