import { useCallback, useRef } from 'react';
import { FileDrop } from '../../app/controls/FileDrop';
import { ProgressLine } from '../../app/controls/ProgressLine';
import { anotherTree, useGrouping, useGroupingState } from '../../app/grouping/useGrouping';
import { messageOf } from '../../app/models/askAgain';
import { openFile } from '../../app/models/openedModels';
import { useModelChoices } from '../../app/models/useModelChoices';
import { dismiss, notify } from '../../app/notices';
import { NARROW, useMediaQuery } from '../../app/useMediaQuery';
import { useViewState } from '../../app/useViewState';
import { useViewMenu } from '../../app/viewMenu';
import { ControlsBar } from './ControlsBar';
import { Missing } from './Missing';
import styles from './SimilarityView.module.css';
import { Study } from './Study';
import { similarityState } from './similarityState';
import { useSimilarity } from './useSimilarity';
import { useSimilarityCommands } from './useSimilarityCommands';

const NOTICE = 'similarity';
const report = (text: string) => notify({ id: NOTICE, text });

/** Which classes of a network are alike: their tree, its cut into groups, and the distances it is made of. */
export function SimilarityView() {
  const [choices, update] = useGroupingState();
  const [{ otherModel, otherSource }] = useViewState(similarityState);
  const narrow = useMediaQuery(NARROW);
  const picker = useRef<HTMLInputElement>(null);
  const main = useSimilarity(choices, report);
  const { metric, linkage } = choices;
  const other = useSimilarity({ model: otherModel, source: otherSource, metric, linkage }, report);
  const controls = useGrouping(main.ordered?.tree ?? null);
  const count = controls?.count ?? 3;

  const pickFile = () => picker.current?.click();
  const choose = useCallback((model: string) => update(anotherTree({ model }, { count })), [update, count]);
  const open = useCallback(
    async (file: File) => {
      try {
        const key = await openFile(file);
        dismiss(NOTICE);
        choose(key);
      } catch (error) {
        report(`${file.name} could not be opened. ${messageOf(error)}`);
      }
    },
    [choose],
  );
  const models = useModelChoices(choices.model, choose, pickFile);
  useViewMenu(models);
  useSimilarityCommands(controls, pickFile);
  const [waiting] = [main, other].filter(({ distances }) => distances.running);

  return (
    <FileDrop onFile={open} picker={picker}>
      <div className={styles.view}>
        <h1 className="visually-hidden">Which classes of a network are alike</h1>
        <ControlsBar choices={models} count={count} hasImages={main.dataset !== null} narrow={narrow} />
        <ProgressLine running={waiting?.distances.running ?? null} onCancel={() => waiting?.distances.cancel()} />
        {main.ordered && controls && !main.distances.failure ? (
          <Study
            main={main}
            ordered={main.ordered}
            other={otherModel === null ? null : other}
            controls={controls}
            models={models}
            narrow={narrow}
          />
        ) : (
          <Missing failure={main.distances.failure} onOpenFile={pickFile} />
        )}
      </div>
    </FileDrop>
  );
}
