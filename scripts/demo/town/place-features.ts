import type { Feature } from '../files/geojson.ts';
import { spots } from '../plan.ts';
import { cleabs } from '../water.ts';
import type { Landmark } from './landmark-parts.ts';
import { transformers } from './landmarks.ts';
import { box, frameToward } from './shapes.ts';

/** Places that matter, as BD TOPO's zones of activity or interest. */
export function placeFeatures(landmarks: readonly Landmark[]): Feature[] {
  return landmarks
    .flatMap(({ place, grounds }) => (place ? [{ place, grounds }] : []))
    .map(({ place, grounds }, i) => ({
      properties: {
        cleabs: cleabs('SURFACTI', i + 1),
        categorie: place.category,
        nature: place.nature,
        nature_detaillee: place.detail === '' ? null : place.detail,
        toponyme: place.name,
        importance: place.importance,
        fictif: 'Non',
        etat_de_l_objet: 'En service',
      },
      geometry: { type: 'Polygon', rings: [grounds] },
    }));
}

/** Substation and transformers, a theme of its own. */
export function transformerFeatures(): Feature[] {
  return transformers.map(({ name, at, major }, i) => {
    const half = major ? 24 : 3;
    const frame = frameToward(at, [1, -0.1]);
    return {
      properties: {
        cleabs: cleabs('POSTTRAN', i + 1),
        toponyme: name,
        importance: major ? '4' : '6',
        etat_de_l_objet: 'En service',
      },
      geometry: { type: 'Polygon', rings: [box(frame, -half, half, -half * 0.7, half * 0.7)] },
    };
  });
}

/** The water tower. */
export function reservoirFeatures(): Feature[] {
  const frame = frameToward([spots.waterTower[0], spots.waterTower[1]], [1, 0]);
  return [
    {
      properties: {
        cleabs: cleabs('RESERVOI', 1),
        nature: "Château d'eau",
        toponyme: 'Château d’eau du Plateau',
        etat_de_l_objet: 'En service',
      },
      geometry: { type: 'Polygon', rings: [box(frame, -6.5, 6.5, -6.5, 6.5)] },
    },
  ];
}
