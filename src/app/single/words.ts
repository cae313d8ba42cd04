/* What the one file says of what it cannot do. */

export const ELSEWHERE =
  'This view needs more networks and images than one file holds: this one has one seed of each training. Open Boundscope from its server, where it also works without the network after the first visit.';

export const ONE_FILE =
  'This one file works without a network. It holds Playground, the lessons and small networks, and computes on one thread, so bounds take longer here.';
