import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { leadColumns } from './lead-columns';

const useStyles = makeStyles({
  cell: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

/** A row whose lead is not here yet. */
export function SkeletonRow({ height }: { readonly height: number }) {
  const styles = useStyles();
  return (
    <tr aria-hidden="true">
      {leadColumns.map(({ id }) => (
        <td key={id} className={styles.cell} style={{ height }}>
          <Skeleton>
            <SkeletonItem size={12} />
          </Skeleton>
        </td>
      ))}
    </tr>
  );
}
