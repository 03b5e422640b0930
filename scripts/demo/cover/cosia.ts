/** Classes of IGN's CoSIA by their number; 0 is unknown. */
export const cosia = {
  building: 1,
  pervious: 2,
  sealed: 3,
  pool: 4,
  bareSoil: 5,
  water: 6,
  conifer: 8,
  broadleaf: 9,
  scrub: 10,
  vine: 11,
  lawn: 12,
  crop: 13,
  ploughed: 14,
  greenhouse: 15,
} as const;
