import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ popover: { zIndex: 20 } });

/** Class that lifts a menu drawn in place above the sticky cells of the table. */
export function usePopoverLayer(): string {
  return useStyles().popover;
}
