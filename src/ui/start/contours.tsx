import type { ReactElement } from 'react';

interface Props {
  readonly variant: 'valley' | 'sheet' | 'stack';
}

const curves: Readonly<Record<Props['variant'], readonly string[]>> = {
  valley: [
    'M-5 20C40 30 60 5 110 14s70 22 120 6 60-14 80-8',
    'M-5 36C40 48 64 22 112 30s72 24 122 8 56-12 76-6',
    'M-5 52C36 66 70 40 114 47s74 24 124 10 50-8 72-4',
    'M-5 84C30 92 72 74 118 78s80 18 126 8 44-6 66-4',
  ],
  sheet: [
    'M40 84V20h70l20 18v46z',
    'M110 20v18h20',
    'M170 84V30h84v54z',
    'M170 48h84M170 66h84M198 30v54M226 30v54',
  ],
  stack: ['M60 60l90-22 90 22-90 22z', 'M60 46l90-22 90 22', 'M60 32l90-22 90 22-90 22z'],
};

/** A quiet line drawing at the head of a way in; says nothing that the words do not. */
export function Contours({ variant }: Props): ReactElement {
  return (
    <svg viewBox="0 0 300 96" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <g fill="none" stroke="var(--line-strong)" strokeWidth="1.25" strokeOpacity="0.7">
        {curves[variant].map((d) => (
          <path key={d} d={d} />
        ))}
      </g>
      {variant === 'valley' ? (
        <path
          d="M-5 68C34 80 72 56 116 62s78 22 126 10 46-8 70-6"
          fill="none"
          stroke="var(--water)"
          strokeWidth="7"
          strokeOpacity="0.75"
        />
      ) : null}
    </svg>
  );
}
