import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repository } from '../sources.ts';

/** Opens the embedded example from the start screen; the first picture is drawn when it returns. */
export async function openTheExample(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name: 'Découvrir l’exemple' }).click();
  await firstPictureDrawn(page);
}

/** Opens the small valley of the tests from its files, as a person would open theirs. */
export async function openTheValley(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Ouvrir un fichier de territoire ou de projet' }).click(),
  ]);
  const folder = join(repository, 'tests/valley');
  await chooser.setFiles([join(folder, 'territory.jumelles'), join(folder, 'project.json')]);
  await firstPictureDrawn(page);
}

export async function firstPictureDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByName('jumelles/first-picture').length > 0,
    undefined,
    { timeout: 30_000 },
  );
}

/** Waits until the results that ship with the example are read. */
export async function shippedResultsShown(page: Page): Promise<void> {
  await page
    .getByText(/résultat livré avec l’exemple, calculé le/)
    .first()
    .waitFor({ timeout: 60_000 });
}

/** Milliseconds from asking for the example to its first picture. */
export function firstPictureMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return at('jumelles/first-picture') - at('jumelles/open');
  });
}

export async function chooseAlternative(page: Page, name: string): Promise<void> {
  await page
    .getByRole('complementary', { name: 'Alternatives' })
    .getByRole('button', { name })
    .first()
    .click();
}

export async function chooseHypothesis(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Hypothèses' }).getByRole('button', { name, exact: true }).click();
}

/** Chooses a value of a parameter in the engine's settings. */
export async function chooseSetting(page: Page, group: string, label: string, option: string): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'Alternatives' });
  const settings = panel.getByRole('button', { name: /^Réglages/ });
  if ((await settings.getAttribute('aria-expanded')) !== 'true') await settings.click();
  const heading = panel.getByRole('button', { name: group, exact: true });
  if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click();
  const choice = panel.locator('button[aria-haspopup=listbox]');
  await choice.and(panel.getByRole('button', { name: label })).click();
  await page.getByRole('option', { name: option }).click();
}

/** Starts the chosen run and waits for its result. */
export async function runToItsEnd(page: Page, timeout: number): Promise<void> {
  const before = await fingerprintShown(page);
  await page
    .getByRole('button', { name: /^(Lancer le calcul|Relancer)$/ })
    .first()
    .click();
  await page.waitForFunction(
    (old) => {
      const shown = document.querySelector('[data-testid=fingerprint]')?.textContent ?? '';
      const running = document.querySelector('[role=progressbar]') !== null;
      return shown !== '' && shown !== old && !running;
    },
    before,
    { timeout },
  );
}

/** The short mark of the shown run, '' when there is none. */
export async function fingerprintShown(page: Page): Promise<string> {
  const mark = page.getByTestId('fingerprint');
  return (await mark.count()) === 0 ? '' : ((await mark.textContent()) ?? '');
}
