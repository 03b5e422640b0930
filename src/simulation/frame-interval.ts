/** About this many frames are kept of a run. */
const framesPerRun = 96;

/** Between frames, s: a round number that gives about a hundred frames. */
export function frameInterval(durationS: number): number {
  const rounds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600];
  return rounds.find((round) => durationS / round <= framesPerRun) ?? 86_400;
}

/**
 * Between the instants at which an engine tells others what it found, s: every second frame, whatever the frame
 * interval of the run, since a frame is the first step at or after its instant.
 */
export function cascadeInterval(durationS: number): number {
  return 2 * frameInterval(durationS);
}
