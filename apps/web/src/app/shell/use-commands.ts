import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { flagsQuery } from '../../api/get-flags';
import { NO_FILTER, toPageParams } from '../../api/lead-filter';
import { chooseLanguage } from '../../i18n/i18n';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language';
import { useLanguage } from '../../i18n/use-language';
import { paths } from '../paths';

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly run: () => void;
}

/** What can be done from anywhere: what was typed comes first, then the commands whose names hold it. */
export function useCommands(text: string): readonly Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const flags = useQuery(flagsQuery());
  const language = useLanguage();
  const page = (id: string, name: string, path: string): Command => ({
    id,
    name: t('palette.goTo', { page: name }),
    run: () => void navigate(path),
  });
  const fixed = [
    page('leads', t('app.leads'), paths.leads),
    page('import', t('app.import'), paths.import),
    ...(flags.data?.d365_enabled === true ? [page('dynamics', t('d365.name'), paths.dynamics)] : []),
    ...LANGUAGES.filter((known) => known !== language).map(
      (known): Command => ({
        id: `language-${known}`,
        name: t('palette.language', { language: LANGUAGE_NAMES[known] }),
        run: () => void chooseLanguage(known),
      }),
    ),
  ];
  if (text === '') return fixed;
  const found = toPageParams({ ...NO_FILTER, q: text }, new URLSearchParams()).toString();
  const search: Command = {
    id: 'search',
    name: t('palette.search', { text }),
    run: () => void navigate({ pathname: paths.leads, search: found }),
  };
  const open: Command = {
    id: 'open',
    name: t('palette.open', { domain: text.toLowerCase() }),
    run: () => void navigate(paths.lead(text.toLowerCase())),
  };
  const isDomain = /^[^\s/@]+\.[^\s/@.]+$/.test(text);
  const folded = text.toLocaleLowerCase(language);
  const named = fixed.filter(({ name }) => name.toLocaleLowerCase(language).includes(folded));
  return [...named, ...(isDomain ? [open] : []), search];
}
