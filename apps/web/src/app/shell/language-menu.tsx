import { Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { usePopoverLayer } from '../../components/use-popover-layer';
import { chooseLanguage } from '../../i18n/i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language';
import { useLanguage } from '../../i18n/use-language';

export function LanguageMenu() {
  const { t } = useTranslation();
  const popover = usePopoverLayer();
  const current = useLanguage();
  return (
    <Menu
      inline
      positioning={{ strategy: 'fixed' }}
      checkedValues={{ language: [current] }}
      onCheckedValueChange={(_, data) => {
        const chosen = LANGUAGES.find((known) => data.checkedItems.includes(known));
        if (chosen !== undefined) void chooseLanguage(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<LocalLanguageRegular />}
          aria-label={`${t('app.language')}: ${LANGUAGE_NAMES[current]}`}
        >
          {LANGUAGE_NAMES[current]}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={popover}>
        <MenuList>
          {LANGUAGES.map((language) => (
            <MenuItemRadio key={language} name="language" value={language} lang={language}>
              {LANGUAGE_NAMES[language]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
