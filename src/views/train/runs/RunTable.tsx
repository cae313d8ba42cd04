import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import { formatPercent, formatValue } from '../../../numbers/format';
import { FIGURE_WORDS, QUICK_NOTE } from '../words';
import { FIGURES } from './figures';

/** The curves as numbers, for who cannot see them. */
export function RunTable({ name, run: { reports } }: { readonly name: string; readonly run: TrainingSnapshot }) {
  if (reports.length === 0) return null;
  return (
    <div className="visually-hidden">
      <table>
        <caption>
          {name} after every epoch. {QUICK_NOTE}
        </caption>
        <thead>
          <tr>
            <th scope="col">Epoch</th>
            <th scope="col">Loss</th>
            {FIGURES.map(({ id }) => (
              <th key={id} scope="col">
                {FIGURE_WORDS[id].name}, per cent
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reports.map(({ epoch, loss, heldOut }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the networks of a tree count their own epochs
            <tr key={place}>
              <th scope="row">{epoch}</th>
              <td>{formatValue(loss)}</td>
              {FIGURES.map(({ id }) => {
                const share = heldOut[id];
                return <td key={id}>{share === undefined ? 'none' : formatPercent(share)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
