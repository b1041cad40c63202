import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissCircleRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { EvidenceStatus } from '../../api/types';

const useStyles = makeStyles({
  root: { display: 'inline-flex', fontSize: '16px', flexShrink: 0 },
  present: { color: tokens.colorPaletteGreenForeground1 },
  absent: { color: tokens.colorNeutralForeground3 },
  unknown: { color: tokens.colorPaletteMarigoldForeground2 },
});

/** Present, absent or unknown: three different things, told apart by shape, colour and words. */
export function StatusMark({ status }: { readonly status: EvidenceStatus }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const marks = {
    present: { label: t('why.statusPresent'), className: styles.present, icon: <CheckmarkCircleFilled /> },
    absent: { label: t('why.statusAbsent'), className: styles.absent, icon: <DismissCircleRegular /> },
    unknown: { label: t('why.statusUnknown'), className: styles.unknown, icon: <QuestionCircleRegular /> },
  };
  const mark = marks[status];
  return (
    <span className={mergeClasses(styles.root, mark.className)} role="img" aria-label={mark.label} title={mark.label}>
      {mark.icon}
    </span>
  );
}
