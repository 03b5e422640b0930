import type { Detail } from '../objects/view-world.ts';

/** What the machine draws with. */
export interface Graphics {
  readonly hasWebgl: boolean;
  /** Drawn by the processor: less detail, no running streaks. */
  readonly isSoftware: boolean;
  /** A phone or tablet: draws by itself, but not as much. */
  readonly isHandheld: boolean;
  readonly largestTexture: number;
}

let known: Graphics | null = null;

/** Looks once, with a context that is given back at once. */
export function graphics(): Graphics {
  known ??= look();
  return known;
}

function look(): Graphics {
  const isHandheld = matchMedia('(pointer: coarse)').matches;
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return { hasWebgl: false, isSoftware: true, isHandheld, largestTexture: 0 };
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  const largestTexture = Number(context.getParameter(context.MAX_TEXTURE_SIZE));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  const isSoftware = /swiftshader|llvmpipe|software/i.test(renderer);
  return { hasWebgl: true, isSoftware, isHandheld, largestTexture };
}

export function detailFor({ isSoftware, isHandheld, largestTexture }: Graphics): Detail {
  return {
    mostVertices: isSoftware ? 130_000 : 700_000,
    mostPixels: isSoftware ? 2_500_000 : 6_000_000,
    mostTrees: isSoftware ? 7000 : isHandheld ? 20_000 : 60_000,
    treeReachM: isSoftware ? 4200 : 9000,
    anisotropy: isSoftware ? 1 : 8,
    largestTexture: Math.min(4096, largestTexture),
    sunMapPx: isSoftware || isHandheld ? 2048 : Math.min(4096, largestTexture),
  };
}
