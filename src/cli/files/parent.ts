/** Ends with the process that began this one, which may be killed. */
export function endWithParent(): void {
  if (!process.connected) return;
  process.once('disconnect', () => process.exit(1));
  // Waiting for it is no reason to go on.
  process.channel?.unref();
}
