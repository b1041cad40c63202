import { makeStyles, SearchBox } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

const SETTLE_MS = 200;

const useStyles = makeStyles({ root: { flexGrow: 1, flexBasis: '150px', maxWidth: '260px', minWidth: '150px' } });

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** The search box. What is typed reaches the address, and so the server, once the typing pauses. */
export function SearchField({ value, onChange, inputRef }: SearchFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  if (value !== lastValue) {
    // The address changed under us (a tile, the back button): show what it says now.
    setLastValue(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      onChange(typed);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, onChange]);
  return (
    <SearchBox
      input={{ ref: inputRef }}
      className={styles.root}
      aria-label={t('leads.search')}
      aria-keyshortcuts="/"
      placeholder={t('leads.search')}
      value={typed}
      dismiss={{ 'aria-label': t('leads.clearSearch') }}
      onChange={(_, data) => {
        setTyped(data.value);
      }}
    />
  );
}
