import { Menu, type MenuItem } from '../../../app/controls/Menu';
import { SOURCES } from '../../../app/grouping/groupingState';
import { fileNameOf, isFile } from '../../../app/models/openedModels';
import type { ModelChoices } from '../../../app/models/useModelChoices';
import { useViewState } from '../../../app/state/store';
import type { SimilaritySource } from '../../../engine/api/types';
import { similarityState } from '../state/similarityState';
import { needsImages, SOURCE_NOTES } from '../words';

interface CompareMenuProps {
  readonly model: string;
  readonly source: SimilaritySource;
  readonly choices: ModelChoices;
  readonly hasImages: boolean;
}

const NONE = 'none';

/** Another tree to put beside this one: of the same model by another source, or of another model. */
export function CompareMenu({ model, source, choices, hasImages }: CompareMenuProps) {
  const [{ otherModel, otherSource }, update] = useViewState(similarityState);
  const others = choices.items.filter(({ id, checked }) => id !== model && checked !== undefined);
  const items: MenuItem[] = [
    { id: NONE, label: 'No other tree', checked: otherModel === null },
    ...SOURCES.filter((id) => id !== source).map((id, index) => ({
      id: keyOf(model, id),
      label: `This network: ${SOURCE_NOTES[id].name.toLowerCase()}`,
      checked: otherModel === model && otherSource === id,
      disabled: needsImages(id) && !hasImages,
      separated: index === 0,
    })),
    ...others.map(({ id, label }, index) => ({
      id: keyOf(id, source),
      label,
      note: SOURCE_NOTES[source].name,
      checked: otherModel === id && otherSource === source,
      separated: index === 0,
    })),
  ];
  const select = (id: string) => {
    if (id === NONE) return update({ otherModel: null });
    const cut = id.lastIndexOf(' ');
    update({ otherModel: id.slice(0, cut), otherSource: id.slice(cut + 1) as SimilaritySource });
  };
  return (
    <Menu label="Compare with another tree" items={items} onSelect={select} align="end">
      {otherModel === null ? 'Compare' : `Compared with: ${titleOf(otherModel, otherSource, model, choices)}`}
    </Menu>
  );
}

/** What a tree that is compared with is called. */
export function titleOf(model: string, source: SimilaritySource, own: string, choices: ModelChoices): string {
  const by = SOURCE_NOTES[source].name;
  if (model === own) return by;
  return `${isFile(model) ? fileNameOf(model) : (choices.items.find(({ id }) => id === model)?.label ?? model)}, ${by.toLowerCase()}`;
}

function keyOf(model: string, source: SimilaritySource): string {
  return `${model} ${source}`;
}
