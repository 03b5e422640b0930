import { type DemandHypotheses, defaultHypotheses } from './hypotheses.ts';

/** Who and what trips a new district brings in a working day, all modes. */
export interface DistrictTrips {
  readonly residents: number;
  /** Of its inhabitants, there and back. */
  readonly trips: number;
  /** Of them, those in a car, as drivers or passengers, where modes keep the parts of the whole. */
  readonly byCar: number;
  /** To its jobs and back, where they are all taken. */
  readonly tripsToJobs: number;
}

/** The trips of a district by the rates that the demand is made with. */
export function districtTrips(
  { dwellings, jobs }: { readonly dwellings: number; readonly jobs: number },
  hypotheses: DemandHypotheses = defaultHypotheses,
): DistrictTrips {
  const { personsPerDwelling, tripsPerPersonPerDay, purposeShares, workersPerPerson, modeShares } =
    hypotheses;
  const residents = Math.max(0, dwellings) * personsPerDwelling;
  const trips = residents * tripsPerPersonPerDay;
  return {
    residents,
    trips,
    byCar: trips * modeShares.car,
    tripsToJobs: (Math.max(0, jobs) * tripsPerPersonPerDay * purposeShares.work) / workersPerPerson,
  };
}
