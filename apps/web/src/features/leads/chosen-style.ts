import { tokens } from '@fluentui/react-components';
import type { GriffelStyle } from '@fluentui/react-components';

/** A filter that narrows the list: tinted, so that it is seen without shouting down the scan button. */
export const CHOSEN_STYLE: GriffelStyle = {
  border: `1px solid ${tokens.colorBrandStroke1}`,
  backgroundColor: tokens.colorBrandBackground2,
  color: tokens.colorBrandForeground2,
  ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2Hover },
};
