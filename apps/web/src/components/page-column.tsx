import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { pageColumnStyle } from './page-column-style';

const useStyles = makeStyles({
  root: pageColumnStyle,
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: '32px', fontWeight: tokens.fontWeightSemibold },
  lead: { margin: `calc(-1 * ${tokens.spacingVerticalM}) 0 0`, color: tokens.colorNeutralForeground2 },
});

interface PageColumnProps {
  readonly title: string;
  /** One sentence: what the page is for. */
  readonly lead: string;
  readonly children: ReactNode;
}

/** A page that is read from top to bottom: its title, what it is for, and its parts in one column. */
export function PageColumn({ title, lead, children }: PageColumnProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </div>
  );
}
