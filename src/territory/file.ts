import type { Digest } from '../base/brand.ts';
import { sha256 } from '../base/digest.ts';
import { AppError } from '../base/errors.ts';
import { pack, unpack } from '../base/pack.ts';
import { contentFault } from './content-check.ts';
import { type Layers, memberKinds, type Territory, type TerritoryContent } from './territory.ts';

/** Raised when the layout below changes; older files are then migrated here. */
const format = 1;

/**
 * SHA-256 of all of a territory that can change a result: coordinate system, vertical datum, whether it is
 * made up or made for release, its weather, public transport, commuters, table of trips, published energy and load profiles, and every layer to the last bit. Its name, its sources and which layer rests on which are not in it.
 */
export function territoryDigest(content: Omit<TerritoryContent, 'name' | 'sources'>): Digest {
  const { crs, fictional, released, verticalDatum } = content;
  const layers = withoutSources(content.layers);
  // What is absent is left out by `pack`: a territory keeps the digest that it had before there could be any.
  const given = Object.fromEntries(memberKinds.map((kind) => [kind, content[kind]]));
  return sha256(pack({ format, crs, fictional, released, verticalDatum, layers, ...given }));
}

/** Gives built content its digest. The terrain must be there. */
export function sealTerritory(content: TerritoryContent): Territory {
  const { terrain } = content.layers;
  if (!terrain) throw new AppError('territory/no-terrain', 'a territory needs a terrain');
  return { ...content, layers: { ...content.layers, terrain }, digest: territoryDigest(content) };
}

/** The built territory as bytes, uncompressed (`base/pack.ts`); the same territory always gives the same ones. */
export function encodeTerritory(territory: Territory): Uint8Array<ArrayBuffer> {
  const { digest, ...content } = territory;
  return pack({ format, digest, content });
}

/**
 * The territory of a file. Everything in it is checked before anyone relies on it: shapes, ranges, and the
 * digest, so that a damaged or doctored file cannot pass for the territory of a record.
 *
 * @throws AppError `territory/unreadable` (`details.reason`), `territory/newer-format`.
 */
export function decodeTerritory(bytes: Uint8Array): Territory {
  const file = unpack(bytes) as { format?: unknown; digest?: unknown; content?: unknown } | null;
  if (typeof file !== 'object' || file === null || typeof file.format !== 'number')
    throw unreadable('layout');
  if (file.format > format) {
    throw new AppError('territory/newer-format', `format ${file.format}`, { format: file.format });
  }
  const fault = contentFault(file.content);
  if (fault !== null) throw unreadable(fault);
  const territory = sealTerritory(file.content as TerritoryContent);
  if (territory.digest !== file.digest) throw unreadable('digest');
  return territory;
}

function withoutSources(layers: Layers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(layers)
      .filter(([, layer]) => layer !== undefined)
      .map(([kind, { source: _, ...layer }]) => [kind, layer]),
  );
}

function unreadable(reason: string): AppError {
  return new AppError('territory/unreadable', `territory file: ${reason}`, { reason });
}
