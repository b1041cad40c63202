import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistItem } from '../../api/types';

type CheckStatus = ChecklistItem['status'];

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  icon: { display: 'inline-flex', fontSize: '18px' },
  pass: { color: tokens.colorPaletteGreenForeground1 },
  fail: { color: tokens.colorPaletteRedForeground1 },
  unknown: { color: tokens.colorPaletteMarigoldForeground2 },
  skipped: { color: tokens.colorNeutralForeground3 },
});

const ICONS: Readonly<Record<CheckStatus, ReactNode>> = {
  pass: <CheckmarkCircleFilled />,
  fail: <ErrorCircleFilled />,
  unknown: <QuestionCircleRegular />,
  skipped: <SubtractCircleRegular />,
};

/** How a check ended, in icon and word. */
export function CheckMark({ status }: { readonly status: CheckStatus }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.root, styles[status])}>
      <span className={styles.icon} aria-hidden="true">
        {ICONS[status]}
      </span>
      {t(`setup.checkStatus.${status}`)}
    </span>
  );
}
