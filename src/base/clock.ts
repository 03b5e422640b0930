/** Hours and minutes of an event, alike in both languages: « 35 min », « 5 h 20 ». */
export function hoursMinutes(timeS: number): string {
  const minutes = Math.round(timeS / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, '0')}`;
}
