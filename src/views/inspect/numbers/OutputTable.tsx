import { formatLower, formatUpper, formatValue } from '../../../numbers/format';
import type { Logit } from '../verdict/margins';
import styles from './OutputTable.module.css';

interface OutputTableProps {
  /** In the order of the file. */
  readonly outputs: readonly Logit[];
  readonly nameOf: (output: number) => string;
}

/** Between what each output stays for every input of the box. */
export function OutputTable({ outputs, nameOf }: OutputTableProps) {
  return (
    <table className={styles.table}>
      <caption className="title">Outputs over the whole box</caption>
      <thead>
        <tr>
          <th scope="col">Output</th>
          <th scope="col">At the inputs</th>
          <th scope="col">At least</th>
          <th scope="col">At most</th>
        </tr>
      </thead>
      <tbody>
        {outputs.map(({ output, itself, lower, upper }) => (
          <tr key={output}>
            <th scope="row">{nameOf(output)}</th>
            <td>{formatValue(itself)}</td>
            <td>{formatLower(lower)}</td>
            <td>{formatUpper(upper)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
