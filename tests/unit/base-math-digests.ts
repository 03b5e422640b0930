import type { Name } from './base-math-samples.ts';

/**
 * SHA-256 of each function's results on the 10⁶ arguments of `base-math-samples.ts`, asserted in Node and in every
 * browser. A change of a function's last bits changes them on purpose: raise the version of every engine then.
 */
export const digests: Readonly<Record<Name, string>> = {
  sin: '1f9bc0f9c437114a70e9143b0774d59a433e55697b2d5fb9296198ffd290e148',
  cos: '26eaf9f533842326e198ce0df270ac0bdb4eb0f5501563c2036a239c1e6ebabb',
  tan: 'b9541028ad45b0edb81d0674f25bb8389d4f98cafee70c256a967580862f6e87',
  asin: 'b59db7e77a8771ac57af6cea32e2a5a624c58a13db7a09f4d00cdf715662b645',
  acos: '19c8d1ef1947b27b01070bbb35fe4f05ef5a2052d7e6f1bf50b2a6f036eebdde',
  atan: 'b4887f82244acedba372be42a19ae4026531a1e768f3f6ea57a8f42b8e40ed6e',
  atan2: '76823c8f33b2f1e6cd782ec52ff562bff241ba735556be641c51d9d25df2a073',
  exp: 'f815d33df07028d6317a386721e4aab614b822115e384d2fa85e34bae8f5beb6',
  log: '40aa41cb762060f9e2ccb78297578ed9fb05704579f213e96ce30407e8bb85f3',
  pow: 'f0f369c0cd3cc3ed59003299f9ae6843c72da88a4110d49045c60b9b72066a74',
  cbrt: 'efab0ee18e000550dfd9d742cb8f84109c2c2381e3a493a1b241a80fdc4b26e0',
};
