import { copyText } from '../../../app/commands/copyText';
import type { BoundsQuery } from '../ask/bounds';
import { saidTimeout } from '../ask/timeLimit';
import search from '../SidePanel.module.css';
import { propertyCommandOf, propertyScriptOf } from '../state/copyAs';
import { PROPERTY } from './words';

interface CopyPropertyProps {
  readonly query: BoundsQuery;
  /** Of the model in the view's state. */
  readonly modelKey: string;
  /** In VNN-LIB. */
  readonly text: string;
}

/** Copies what decides the property elsewhere. */
export function CopyProperty({ query, modelKey, text }: CopyPropertyProps) {
  return (
    <>
      <button
        type="button"
        className={search.button}
        onClick={() => void copyText(propertyCommandOf(query, modelKey, text, saidTimeout()), PROPERTY.command)}
      >
        {PROPERTY.copyCommand}
      </button>
      <button
        type="button"
        className={search.button}
        onClick={() => void copyText(propertyScriptOf(query, modelKey, text, saidTimeout()), PROPERTY.script)}
      >
        {PROPERTY.copyScript}
      </button>
    </>
  );
}
