import { create } from 'zustand';
import type { AppError } from '../base/errors.ts';

export interface Notices {
  readonly errors: readonly AppError[];
  tell(error: AppError): void;
  dismiss(error: AppError): void;
}

/** Failures that belong to no panel: the browser's storage, a file that could not be written. */
export const useNotices = create<Notices>()((set, get) => ({
  errors: [],
  tell: (error) => {
    const others = get().errors.filter((other) => other.code !== error.code);
    set({ errors: [...others, error] });
  },
  dismiss: (error) => set({ errors: get().errors.filter((other) => other !== error) }),
}));
