import { type ReactElement, useEffect, useState } from 'react';
import { fetchExampleSketch, type Sketch } from '../../app/example.ts';
import styles from './start.module.css';

/** The example's own contours, water, roads and roofs, as a surveyor would draw them; nothing until they are here. */
export function ExampleSketch(): ReactElement | null {
  const [sketch, setSketch] = useState<Sketch | null>(null);
  useEffect(() => {
    let isHere = true;
    void fetchExampleSketch().then((fetched) => {
      if (isHere) setSketch(fetched);
    });
    return () => {
      isHere = false;
    };
  }, []);
  if (sketch === null) return null;
  return (
    <svg
      className={styles['sketch']}
      viewBox={sketch.viewBox.join(' ')}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <path className={styles['sketchContours']} d={sketch.contours} />
      <path className={styles['sketchHeavy']} d={sketch.heavyContours} />
      <path className={styles['sketchStreams']} d={sketch.streams} />
      <path className={styles['sketchWater']} d={sketch.water} />
      <path className={styles['sketchRoads']} d={sketch.roads} />
      <path className={styles['sketchBuildings']} d={sketch.buildings} />
    </svg>
  );
}
