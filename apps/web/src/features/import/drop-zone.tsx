import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_FILES } from './is-importable';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    textAlign: 'center',
    transitionProperty: 'background-color, border-color',
    transitionDuration: tokens.durationFaster,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: '40px', lineHeight: 1, height: '40px', color: tokens.colorBrandForeground2 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface DropZoneProps {
  readonly onFile: (file: File) => void;
}

/** Takes a file by drop or by the button; the button is the whole job for a keyboard. */
export function DropZone({ onFile }: DropZoneProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const inputRef = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const allowDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <div
      role="group"
      aria-label={t('import.title')}
      className={mergeClasses(styles.root, isOver && styles.over)}
      onDragOver={allowDrop}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={drop}
    >
      <span className={styles.icon} aria-hidden="true">
        <DocumentArrowUpRegular />
      </span>
      <p className={styles.title}>{isOver ? t('import.dropActive') : t('import.drop')}</p>
      <p className={styles.hint}>{t('import.or')}</p>
      <Button appearance="primary" onClick={() => inputRef.current?.click()}>
        {t('import.choose')}
      </Button>
      <input
        ref={inputRef}
        type="file"
        accept={ACCEPTED_FILES}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again after it was repaired.
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <p className={styles.hint}>{t('import.formats')}</p>
    </div>
  );
}
