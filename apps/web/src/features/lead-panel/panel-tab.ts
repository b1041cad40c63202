export const PANEL_TABS = ['why', 'sales', 'd365'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

/** The tab an address names; the first when it names none we have. */
export function readPanelTab(value: string | null): PanelTab {
  return PANEL_TABS.find((tab) => tab === value) ?? 'why';
}
