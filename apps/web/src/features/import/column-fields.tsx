import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  hint: { marginTop: 0, color: tokens.colorNeutralForeground2 },
});

export interface ColumnNames {
  readonly domain: string;
  readonly company: string;
}

interface ColumnFieldsProps {
  readonly names: ColumnNames;
  readonly onChange: (names: ColumnNames) => void;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** Optional: which columns hold the domain and the company, when their headings do not tell. */
export function ColumnFields({ names, onChange, isOpen, onToggle }: ColumnFieldsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Accordion
      collapsible
      openItems={isOpen ? ['columns'] : []}
      onToggle={(_, data) => {
        onToggle(data.openItems.length > 0);
      }}
    >
      <AccordionItem value="columns">
        <AccordionHeader as="h2">{t('import.columns')}</AccordionHeader>
        <AccordionPanel>
          <p className={styles.hint}>{t('import.columnsHint')}</p>
          <div className={styles.fields}>
            <Field label={t('import.domainColumn')}>
              <Input
                value={names.domain}
                onChange={(_, data) => {
                  onChange({ ...names, domain: data.value });
                }}
              />
            </Field>
            <Field label={t('import.companyColumn')}>
              <Input
                value={names.company}
                onChange={(_, data) => {
                  onChange({ ...names, company: data.value });
                }}
              />
            </Field>
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
