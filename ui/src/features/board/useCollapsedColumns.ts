// Which columns of a project are collapsed; kept in the settings as `project/state`.
import { useSettings } from '@/api';

export function useCollapsedColumns(
  project: string,
): readonly [ReadonlySet<string>, (state: string, collapsed: boolean) => void] {
  const [{ collapsedColumns }, change] = useSettings();
  const prefix = `${project}/`;
  const states = new Set(
    collapsedColumns.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
  );
  const setCollapsed = (state: string, collapsed: boolean) =>
    change((before) => {
      const others = before.collapsedColumns.filter((name) => name !== prefix + state);
      return { collapsedColumns: collapsed ? [...others, prefix + state] : others };
    });
  return [states, setCollapsed];
}
