import type { Digest } from '../base/brand.ts';
import { Sha256 } from '../base/digest.ts';
import type { InputFile } from './input-file.ts';

const PLATFORM_LIMIT_BYTES = 536_870_912;

/** SHA-256 of a file: by the platform where it offers it (pages opened from disk do not), else piece by piece. */
export async function fileDigest(file: InputFile, signal?: AbortSignal): Promise<Digest> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle && file.size <= PLATFORM_LIMIT_BYTES) {
    const hash = new Uint8Array(await subtle.digest('SHA-256', await file.bytes()));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') as Digest;
  }
  const digest = new Sha256();
  for await (const piece of file.stream()) {
    signal?.throwIfAborted();
    digest.update(piece);
  }
  return digest.hex();
}
