import type { Text } from '../base/text.ts';

/** A named service outside the device. Nothing is sent before a person switches it on. */
export interface OnlineService {
  readonly id: string;
  readonly origin: `https://${string}`;
  readonly name: Text;
  /** What leaves the device, and to whom. */
  readonly sends: Text;
}

/** Every service that the page may ever reach. There is none yet. */
export const onlineServices: readonly OnlineService[] = [];

/** The page's policy: its own files, and the named services, nothing else. */
export function contentSecurityPolicy(): string {
  const services = onlineServices.map((service) => service.origin);
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...services].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
