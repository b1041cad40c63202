import { tokens } from '@fluentui/react-components';

/** One column in the middle, as wide as a line is read well. */
export const pageColumnStyle = {
  display: 'flex',
  flexDirection: 'column',
  gap: tokens.spacingVerticalL,
  width: 'min(880px, 100%)',
  margin: '0 auto',
} as const;
