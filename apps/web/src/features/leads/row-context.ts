import { createContext, useContext } from 'react';

export interface RowState {
  /** The one row of the grid that Tab reaches; arrow keys move it. */
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onToggle: (withRange: boolean) => void;
  readonly onOpen: () => void;
}

const RowContext = createContext<RowState>({
  isActive: false,
  isSelected: false,
  onToggle: () => undefined,
  onOpen: () => undefined,
});

export const RowProvider = RowContext.Provider;

export function useRow(): RowState {
  return useContext(RowContext);
}
