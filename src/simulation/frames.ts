/** One field of one instant, kept for display: wet tiles only, rounded to the field's display step. */
export interface StoredField {
  readonly columns: number;
  readonly rows: number;
  readonly tile: number;
  readonly step: number;
  /** Positions of the kept tiles, row-major among tiles, increasing. */
  readonly tiles: Uint32Array<ArrayBuffer>;
  /** value / step, `tile × tile` per kept tile, row-major. 65535: no value. */
  readonly values: Uint16Array<ArrayBuffer>;
  /** Added to every kept value: levels are far from zero. */
  readonly base: number;
}

export interface StoredFrame {
  readonly timeS: number;
  readonly fields: Readonly<Record<string, StoredField>>;
}
