export {};

const ownFetch = globalThis.fetch.bind(globalThis);

/** Tests use no network: what would leave the page's own origin fails, and names the address it asked for. */
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input), location.href);
  const isOwn = url.origin === location.origin || url.protocol === 'blob:' || url.protocol === 'data:';
  return isOwn
    ? ownFetch(input, init)
    : Promise.reject(new Error(`a test asked for ${url.href}: tests use no network`));
};
