import type { ReactElement } from 'react';
import type { MapCamera } from '../../../scene/map-camera.ts';
import { IconButton } from '../../controls/button.tsx';
import { North, Whole } from '../../controls/icons.tsx';
import { useWords } from '../../use-words.ts';
import styles from './views.module.css';

const closer = 0.7;

/** Moves the camera of every view without a pointer's wheel or two fingers. */
export function CameraControls({ camera }: { readonly camera: MapCamera }): ReactElement {
  const { t } = useWords();
  return (
    <div className={styles['camera']}>
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
    </div>
  );
}
