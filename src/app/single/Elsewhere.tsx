/** Stands for a view whose networks and images would make the one file too large. */
function Elsewhere() {
  return (
    <section className="controls-bar">
      <p className="finding">
        This view needs more networks and images than one file holds: this one has one seed of each training. Open
        Boundscope from its server, where it also works without the network after the first visit.
      </p>
    </section>
  );
}

export { Elsewhere as GroupsView, Elsewhere as TrainView };
