import { Menu, MenuButton, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';

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
  const format = useFormat();
  return (
    <Menu
      checkedValues={{ filter: [...chosen] }}
      onCheckedValueChange={(_, data) => {
        onChange(choices.filter((choice) => data.checkedItems.includes(choice)));
      }}
      persistOnItemClick
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance={chosen.length > 0 ? 'primary' : 'outline'} size="medium">
          {chosen.length > 0 ? t('leads.filterCount', { name, value: format.number(chosen.length) }) : name}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
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
