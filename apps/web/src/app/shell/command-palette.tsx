import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  SearchBox,
  tokens,
} from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from './use-commands';
import type { Command } from './use-commands';

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: 'none' },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    maxHeight: '50dvh',
    overflow: 'auto',
  },
  option: {
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  none: { margin: `${tokens.spacingVerticalM} 0 0`, color: tokens.colorNeutralForeground2 },
});

interface CommandPaletteProps {
  readonly onClose: () => void;
}

/** Every page and the leads by their name, from the keyboard (WAI-ARIA combobox with a listbox). */
export function CommandPalette({ onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(0);
  const commands = useCommands(text.trim());
  const active = Math.min(wanted, commands.length - 1);
  const toOptionId = (index: number): string => `${id}-${String(index)}`;
  const run = (command: Command): void => {
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = commands[active];
    if (event.key === 'ArrowDown') setWanted((active + 1) % Math.max(commands.length, 1));
    else if (event.key === 'ArrowUp') setWanted((active - 1 + commands.length) % Math.max(commands.length, 1));
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('app.palette')}</DialogTitle>
          <DialogContent>
            <SearchBox
              className={styles.search}
              value={text}
              placeholder={t('palette.hint')}
              onChange={(_, data) => {
                setText(data.value);
                setWanted(0);
              }}
              input={{
                role: 'combobox',
                'aria-label': t('app.palette'),
                'aria-expanded': commands.length > 0,
                'aria-controls': id,
                'aria-autocomplete': 'list',
                'aria-activedescendant': commands.length === 0 ? undefined : toOptionId(active),
                onKeyDown,
              }}
            />
            {commands.length === 0 ? <p className={styles.none}>{t('palette.none')}</p> : null}
            <ul id={id} role="listbox" aria-label={t('palette.commands')} className={styles.list}>
              {commands.map((command, index) => (
                // The keys are those of the field above, which keeps the focus.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                <li
                  key={command.id}
                  id={toOptionId(index)}
                  role="option"
                  aria-selected={index === active}
                  className={mergeClasses(styles.option, index === active && styles.active)}
                  onClick={() => {
                    run(command);
                  }}
                >
                  {command.name}
                </li>
              ))}
            </ul>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
