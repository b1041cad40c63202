import {
  makeStyles,
  mergeClasses,
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { usePopoverLayer } from '../../components/use-popover-layer';
import { CHOSEN_STYLE } from './chosen-style';
import { useFormat } from '../../i18n/use-format';

const useStyles = makeStyles({
  button: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
  chosen: CHOSEN_STYLE,
});

interface FilterMenuProps<T extends string> {
  readonly name: string;
  readonly choices: readonly T[];
  readonly chosen: readonly T[];
  readonly labelOf: (choice: T) => string;
  readonly onChange: (chosen: readonly T[]) => void;
}

/** One filter with several choices; stays open while choosing. */
export function FilterMenu<T extends string>({ name, choices, chosen, labelOf, onChange }: FilterMenuProps<T>) {
  const { t } = useTranslation();
  const popover = usePopoverLayer();
  const format = useFormat();
  const styles = useStyles();
  const label = chosen.length > 0 ? t('leads.filterCount', { name, value: format.number(chosen.length) }) : name;
  return (
    <Menu
      inline
      positioning={{ strategy: 'fixed' }}
      checkedValues={{ filter: [...chosen] }}
      onCheckedValueChange={(_, data) => {
        onChange(choices.filter((choice) => data.checkedItems.includes(choice)));
      }}
      persistOnItemClick
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          aria-label={t('leads.filterBy', { name: label })}
          appearance="outline"
          className={mergeClasses(styles.button, chosen.length > 0 && styles.chosen)}
        >
          {label}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={popover}>
        <MenuList>
          {choices.map((choice) => (
            <MenuItemCheckbox key={choice} name="filter" value={choice}>
              {labelOf(choice)}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
