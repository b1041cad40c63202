import { Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { storeChoice } from '../../components/stored-choice';
import { LANGUAGE_NAMES, LANGUAGE_STORAGE_KEY, LANGUAGES } from '../../i18n/language';
import { useLanguage } from '../../i18n/use-language';

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = useLanguage();
  return (
    <Menu
      checkedValues={{ language: [current] }}
      onCheckedValueChange={(_, data) => {
        const chosen = LANGUAGES.find((known) => data.checkedItems.includes(known));
        if (chosen === undefined) return;
        storeChoice(LANGUAGE_STORAGE_KEY, chosen);
        void i18n.changeLanguage(chosen);
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
      <MenuPopover>
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
