import type { ReactElement, ReactNode } from 'react';

function Icon({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Cross = (): ReactElement => (
  <Icon>
    <path d="M4 4l10 10M14 4L4 14" />
  </Icon>
);
export const Play = (): ReactElement => (
  <Icon>
    <path d="M5 3.5v11l9-5.5z" fill="currentColor" />
  </Icon>
);
export const Pause = (): ReactElement => (
  <Icon>
    <path d="M6 4v10M12 4v10" strokeWidth="3" />
  </Icon>
);
export const Lock = (): ReactElement => (
  <Icon>
    <rect x="4" y="8" width="10" height="7" rx="1.5" />
    <path d="M6 8V6a3 3 0 016 0v2" />
  </Icon>
);
export const Dots = (): ReactElement => (
  <Icon>
    <path d="M4 9h.01M9 9h.01M14 9h.01" strokeWidth="3" />
  </Icon>
);
export const Undo = (): ReactElement => (
  <Icon>
    <path d="M6.5 4L3 7.5 6.5 11M3.5 7.5H11a4 4 0 010 8H8" />
  </Icon>
);
export const Redo = (): ReactElement => (
  <Icon>
    <path d="M11.5 4L15 7.5 11.5 11M14.5 7.5H7a4 4 0 000 8h3" />
  </Icon>
);
export const FoldLeft = (): ReactElement => (
  <Icon>
    <path d="M11 4L6 9l5 5" />
  </Icon>
);
export const FoldRight = (): ReactElement => (
  <Icon>
    <path d="M7 4l5 5-5 5" />
  </Icon>
);
export const FoldDown = (): ReactElement => (
  <Icon>
    <path d="M4 7l5 5 5-5" />
  </Icon>
);
export const FoldUp = (): ReactElement => (
  <Icon>
    <path d="M4 11l5-5 5 5" />
  </Icon>
);
export const Pencil = (): ReactElement => (
  <Icon>
    <path d="M3 15l1-4 8-8 3 3-8 8z" />
  </Icon>
);
export const Bin = (): ReactElement => (
  <Icon>
    <path d="M3.5 5h11M7 5V3.5h4V5M5 5l.7 9.5h6.6L13 5" />
  </Icon>
);
export const North = (): ReactElement => (
  <Icon>
    <path d="M9 3l3.500 11L9 11.500 5.500 14z" />
  </Icon>
);
export const Whole = (): ReactElement => (
  <Icon>
    <path d="M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4" />
  </Icon>
);
export const Sun = (): ReactElement => (
  <Icon>
    <circle cx="9" cy="9" r="3" />
    <path d="M9 2v1.500M9 14.500V16M2 9h1.500M14.500 9H16M4 4l1.100 1.100M12.900 12.900L14 14M14 4l-1.100 1.100M5.100 12.900L4 14" />
  </Icon>
);
