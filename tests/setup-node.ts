export {};

const ownFetch = globalThis.fetch;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Tests use no network: what would leave the machine fails, and names the address it asked for. */
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const isLocal = url.protocol === 'data:' || url.protocol === 'blob:' || loopback.has(url.hostname);
  return isLocal
    ? ownFetch(input, init)
    : Promise.reject(new Error(`a test asked for ${url.href}: tests use no network`));
};
