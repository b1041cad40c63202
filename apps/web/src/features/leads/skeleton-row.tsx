import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ShownColumn } from './lead-columns';

const useStyles = makeStyles({
  cell: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

interface SkeletonRowProps {
  readonly height: number;
  readonly columns: readonly ShownColumn[];
}

/** A row whose lead is not here yet. */
export function SkeletonRow({ height, columns }: SkeletonRowProps) {
  const styles = useStyles();
  return (
    <tr aria-hidden="true">
      {columns.map(({ id }) => (
        <td key={id} className={styles.cell} style={{ height }}>
          <Skeleton>
            <SkeletonItem size={12} />
          </Skeleton>
        </td>
      ))}
    </tr>
  );
}
