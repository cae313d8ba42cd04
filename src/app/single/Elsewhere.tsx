import { ELSEWHERE } from './words';

/** Stands for a view whose networks and images would make the one file too large. */
function Elsewhere() {
  return (
    <section className="controls-bar">
      <p className="finding">{ELSEWHERE}</p>
    </section>
  );
}

export { Elsewhere as GroupsView, Elsewhere as TrainView };
