import { type ReactElement, useState } from 'react';
import type { MapCamera } from '../../../scene/map-camera.ts';
import type { Territory } from '../../../territory/territory.ts';
import { lazily } from '../../lazily.tsx';
import { IconButton } from '../../controls/button.tsx';
import { North, Sun, Whole } from '../../controls/icons.tsx';
import { useWords } from '../../use-words.ts';
import styles from './views.module.css';

const SunPanel = lazily(async () => (await import('../sun/sun-panel.tsx')).SunPanel);

const closer = 0.7;

interface Props {
  readonly camera: MapCamera;
  readonly territory: Territory;
}

/** Moves the camera of every view without a pointer's wheel or two fingers, and gives them the Sun's light. */
export function CameraControls({ camera, territory }: Props): ReactElement {
  const { t } = useWords();
  const [hasSun, setHasSun] = useState(false);
  return (
    <>
      <div data-over-map className={styles['camera']}>
        <IconButton name={t('atelier.views.closer')} onPress={() => camera.zoomBy(closer)}>
          +
        </IconButton>
        <IconButton name={t('atelier.views.farther')} onPress={() => camera.zoomBy(1 / closer)}>
          −
        </IconButton>
        <IconButton name={t('atelier.views.north')} onPress={() => camera.faceNorth()}>
          <North />
        </IconButton>
        <IconButton name={t('atelier.views.whole')} onPress={() => camera.home()}>
          <Whole />
        </IconButton>
        <IconButton name={t('atelier.views.sun')} aria-expanded={hasSun} onPress={() => setHasSun(!hasSun)}>
          <Sun />
        </IconButton>
      </div>
      {hasSun ? <SunPanel territory={territory} close={() => setHasSun(false)} /> : null}
    </>
  );
}
