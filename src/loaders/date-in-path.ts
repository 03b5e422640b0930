/** IGN's deliveries carry their edition in their folder's name: `BDTOPO_3-5_…_D030_2026-03-15`. */
export function dateInPath(path: string): string | null {
  return (
    /(?:^|[_/-])((?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?=[_/.]|$)/.exec(path)?.[1] ?? null
  );
}
