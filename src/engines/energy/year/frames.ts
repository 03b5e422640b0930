/** The instants of a run's pictures, and which hours of the year each stands for. */
export interface FrameSteps {
  readonly stepS: number;
  /** First hour of the year of each step, and one more: the end of the last. */
  readonly firstHour: Uint32Array;
  /** Step of each hour of the year, −1: shown by none. */
  readonly stepOfHour: Int16Array;
}

const hourS = 3600;
const daysByTheHour = 3;
const daysByTheDay = 92;

/**
 * Steps through the time of a hypothesis: hours, days or weeks by its length. It begins on a given day of the year, or on
 * 1 January where it would not end in it.
 */
export function frameSteps(durationS: number, firstDay: number, hours: number): FrameSteps {
  const durationH = Math.min(hours, Math.max(1, Math.ceil(durationS / hourS)));
  const stepH = durationH <= 24 * daysByTheHour ? 1 : durationH <= 24 * daysByTheDay ? 24 : 168;
  const startH = Math.max(0, Math.min(24 * (firstDay - 1), hours - durationH));
  const count = Math.ceil(durationH / stepH);
  const firstHour = Uint32Array.from(
    { length: count + 1 },
    (_, step) => startH + Math.min(step * stepH, durationH),
  );
  const stepOfHour = new Int16Array(hours).fill(-1);
  for (let step = 0; step < count; step++) {
    stepOfHour.fill(step, firstHour[step], firstHour[step + 1]);
  }
  return { stepS: stepH * hourS, firstHour, stepOfHour };
}
