import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { EvidenceLine } from '../../api/types';
import { useCodeText } from '../../i18n/use-code-text';
import { RecordList } from './record-list';
import { StatusMark } from './status-mark';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '10px' },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Everything that was read, also what earns no points. */
export function EvidenceLedger({ evidence }: { readonly evidence: readonly EvidenceLine[] }) {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const styles = useStyles();
  if (evidence.length === 0) return null;
  return (
    <Accordion collapsible>
      <AccordionItem value="ledger">
        <AccordionHeader as="h3">{t('why.ledger')}</AccordionHeader>
        <AccordionPanel>
          <ul className={styles.list}>
            {evidence.map((line) => (
              <li key={`${line.part}|${line.name}|${line.term ?? ''}|${line.raw ?? ''}`}>
                <span className={styles.name}>
                  <StatusMark status={line.status} />
                  {codeText('part', line.part)}
                </span>
                <RecordList records={[line]} />
              </li>
            ))}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
