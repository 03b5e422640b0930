/**
 * The part of WebAssembly that engines use. `lib: es2023` does not declare it, and `lib: dom`, which does, would
 * let the DOM into engines; hence the values are read from `globalThis` under these types.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface WasmModule {
  readonly brand?: 'module';
}

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface WebAssemblyNamespace {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => WasmInstance;
  readonly Memory: new (limits: { readonly initial: number }) => WasmMemory;
}

/** The host's WebAssembly. */
export const wasm = (globalThis as unknown as { readonly WebAssembly: WebAssemblyNamespace }).WebAssembly;
