import { AppError } from '../../../base/errors.ts';
import type { Hypothesis } from '../../../simulation/contract.ts';
import type { LoadProfile } from '../../../territory/load-profiles.ts';

/** Hours of a day as a hypothesis states them, weights from midnight on; null: the engine's own. */
export interface DayProfiles {
  readonly presence: readonly number[] | null;
  readonly appliances: readonly number[] | null;
  /** Names of imported profiles; empty: by what they are called. */
  readonly dwellingProfile: string;
  readonly serviceProfile: string;
}

export const noProfiles: DayProfiles = {
  presence: null,
  appliances: null,
  dwellingProfile: '',
  serviceProfile: '',
};

export function dayProfilesOf({ conditions }: Pick<Hypothesis, 'conditions'>): DayProfiles {
  const stated = conditions.findLast((condition) => condition.kind === 'energy/profiles');
  return stated === undefined
    ? noProfiles
    : {
        presence: stated.presence ?? null,
        appliances: stated.appliances ?? null,
        dwellingProfile: stated.dwellingProfile ?? '',
        serviceProfile: stated.serviceProfile ?? '',
      };
}

/** Profiles that are asked for by name and were not imported. */
export function lackingProfiles(
  { dwellingProfile, serviceProfile }: DayProfiles,
  imported: readonly LoadProfile[],
): readonly AppError[] {
  return [...new Set([dwellingProfile, serviceProfile])]
    .filter((wanted) => wanted !== '' && !imported.some(({ name }) => name === wanted))
    .map((name) => new AppError('energy/profile', `no profile "${name}" was imported`, { name }));
}
