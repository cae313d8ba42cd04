import { useId } from 'react';
import type { ViewPart } from '../scene/parts';
import { type Draft, type Handling, handled, handlingOf } from './draft';
import styles from './PartTable.module.css';

interface PartTableProps {
  readonly parts: readonly ViewPart[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

const WORDS: readonly { readonly id: Handling; readonly fits: (part: ViewPart) => boolean }[] = [
  { id: 'free', fits: () => true },
  { id: 'frozen', fits: ({ holds }) => holds !== undefined },
  { id: 'hidden', fits: ({ hides }) => hides === true },
];

/** What of a view is free, what shows its value and stands still, and what is not there. */
export function PartTable({ parts, draft, onChange }: PartTableProps) {
  const name = useId();
  return (
    <table className={styles.parts}>
      <thead>
        <tr>
          <th scope="col">Part</th>
          {WORDS.map(({ id }) => (
            <th key={id} scope="col">
              {id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id}>
            <th scope="row">{part.title}</th>
            {WORDS.map(({ id, fits }) => (
              <td key={id}>
                {fits(part) && (
                  <input
                    type="radio"
                    name={`${name}${part.id}`}
                    aria-label={`${part.title}: ${id}`}
                    checked={handlingOf(draft, part.id) === id}
                    onChange={() => onChange(handled(draft, part.id, id))}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
