let announce: () => void = () => {};
const drawn = new Promise<void>((resolve) => {
  announce = resolve;
});

/** Says that a first picture of a territory was drawn. */
export function tellFirstPicture(): void {
  announce();
}

/** Resolves once a first picture was drawn; where none comes (no WebGL), after a while. */
export async function afterFirstPicture(mostMs = 5000): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, mostMs);
  });
  await Promise.race([drawn, late]);
  clearTimeout(timer);
}
