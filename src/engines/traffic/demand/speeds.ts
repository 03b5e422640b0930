/** Speeds on foot and by bicycle, km/h: those that Cerema's and eqasim's studies take. Assumptions. */
export const walkKmh = 4.5;
export const bikeKmh = 15;
