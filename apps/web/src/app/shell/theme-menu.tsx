import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { usePopoverLayer } from '../../components/use-popover-layer';
import { THEME_CHOICES, useThemeChoice } from '../theme-choice';

export function ThemeMenu() {
  const { t } = useTranslation();
  const popover = usePopoverLayer();
  const { choice, choose } = useThemeChoice();
  const labels = { system: t('app.themeSystem'), light: t('app.themeLight'), dark: t('app.themeDark') };
  return (
    <Menu
      inline
      positioning={{ strategy: 'fixed' }}
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, data) => {
        const chosen = THEME_CHOICES.find((known) => data.checkedItems.includes(known));
        if (chosen !== undefined) choose(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={t('app.theme')} title={t('app.theme')} />
      </MenuTrigger>
      <MenuPopover className={popover}>
        <MenuList>
          {THEME_CHOICES.map((name) => (
            <MenuItemRadio key={name} name="theme" value={name}>
              {labels[name]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
