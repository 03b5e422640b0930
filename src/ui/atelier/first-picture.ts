import { tellFirstPicture } from '../../app/first-picture.ts';

/**
 * Leaves the time of the first picture in the browser's own performance log, where tests and people read it.
 *
 * @param afterMountMs From the mounting of the view to its first picture, ms.
 */
export function firstPicture(afterMountMs: number): void {
  tellFirstPicture();
  if (performance.getEntriesByName('jumelles/first-picture').length > 0) return;
  performance.mark('jumelles/first-picture', { detail: { afterMountMs } });
}
