declare const brand: unique symbol;

/** A primitive that the compiler tells apart from its like; costs nothing at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Identifier given by the producer of the data (BD TOPO `cleabs`, a shapefile's record key). */
export type SourceId = Brand<string, 'SourceId'>;
/** SHA-256, lower-case hexadecimal. */
export type Digest = Brand<string, 'Digest'>;
